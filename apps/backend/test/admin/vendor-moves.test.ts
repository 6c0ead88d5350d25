import { KycStatus, type VendorStatus } from '@cityos/contracts'
import { KYC_TRANSITIONS } from '../../src/modules/vendor/domain/kyc-status'
import { VENDOR_TRANSITIONS } from '../../src/modules/vendor/domain/vendor-status'
import { KYC_DECISIONS, movesOf, VENDOR_MOVES } from '../../src/admin/vendors/vendor-moves'

it('knows the states of each move as the server does', () => {
  for (const [move, { from }] of Object.entries(VENDOR_TRANSITIONS))
    expect([move, VENDOR_MOVES[move as keyof typeof VENDOR_TRANSITIONS].from]).toEqual([move, from])
})

it('offers no decision about an identity that the server would refuse', () => {
  for (const status of KycStatus.options)
    for (const decision of KYC_DECISIONS[status])
      expect(KYC_TRANSITIONS[decision].from as readonly string[]).toContain(status)
})

it('offers what the state and the person allow, and nothing of the tenant itself', () => {
  const of = (status: VendorStatus, is_house = false) => movesOf({ status, is_house }, () => true)
  expect(of('submitted')).toEqual(['approve', 'reject'])
  expect(of('terminated')).toEqual([])
  expect(of('approved', true)).toEqual([])
  expect(movesOf({ status: 'draft', is_house: false }, (name) => name !== 'vendor:delete')).toEqual([
    'submit',
  ])
})
