import fc from 'fast-check'
import type { VendorMemberStatus, VendorRole } from '@cityos/contracts'
import { keepsAnOwner } from './owners'

const member = (id: string, role: VendorRole, status: VendorMemberStatus) => ({ id, role, status })
const owner = member('a', 'owner', 'active')
const invited = member('b', 'owner', 'invited')

describe('a vendor always keeps an owner', () => {
  it.each([
    ['the only one is removed', [owner], { ...owner, status: 'removed' }, false],
    ['the only one is demoted', [owner], { ...owner, role: 'manager' }, false],
    ['one of two goes', [owner, { ...owner, id: 'c' }], { ...owner, status: 'removed' }, true],
    [
      'who is merely invited does not replace an active one',
      [owner, invited],
      { ...owner, role: 'staff' },
      false,
    ],
    ['an invited one goes beside an active one', [owner, invited], { ...invited, status: 'removed' }, true],
    ['the only one that is invited', [invited], { ...invited, status: 'removed' }, false],
    [
      'one of two that are invited',
      [invited, { ...invited, id: 'c' }],
      { ...invited, status: 'removed' },
      true,
    ],
    ['somebody else goes', [owner, member('d', 'staff', 'active')], member('d', 'staff', 'removed'), true],
  ] as const)('%s', (_what, members, after, keeps) => {
    expect(keepsAnOwner(members, after)).toBe(keeps)
  })

  it('however members come and go, as long as nobody goes against the rule', () => {
    const role = fc.constantFrom<VendorRole>('owner', 'manager', 'staff')
    const status = fc.constantFrom<VendorMemberStatus>('invited', 'active', 'removed')
    const change = fc.record({ index: fc.nat(3), role, status })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let members = [owner, invited, member('c', 'manager', 'active'), member('d', 'staff', 'invited')]
        for (const { index, ...to } of changes) {
          const after = { ...members[index]!, ...to }
          if (keepsAnOwner(members, after))
            members = members.map((one) => (one.id === after.id ? after : one))
        }
        expect(members.some((one) => one.role === 'owner' && one.status === 'active')).toBe(true)
      }),
    )
  })
})
