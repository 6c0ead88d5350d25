import { LedgerTransactionKind, LedgerVendorAccount } from '@cityos/contracts'
import { describeEntry } from './describe-entry'

const entry = { kind: 'refund', account: 'pending', order_display_id: null, reason: null } as const

it('names the order and the reason where there are any', () => {
  expect(describeEntry(entry)).toBe('Refund')
  expect(describeEntry({ ...entry, order_display_id: '1042-2' })).toBe('Order 1042-2: Refund')
  expect(describeEntry({ ...entry, kind: 'adjustment', account: 'available', reason: 'Goodwill' })).toBe(
    'Adjusted by the marketplace: Goodwill',
  )
})

it('says of one move what each account sees of it', () => {
  const release = LedgerVendorAccount.options
    .filter((account) => ['pending', 'reserve', 'available'].includes(account))
    .map((account) => describeEntry({ ...entry, kind: 'release', account }))
  expect(new Set(release).size).toBe(3)
  expect(describeEntry({ ...entry, account: 'receivable' })).toContain('owed')
})

it('has words for every kind', () => {
  const all = LedgerTransactionKind.options.map((kind) =>
    describeEntry({ ...entry, kind, account: 'available' }),
  )
  expect(all.filter((words) => !/^[A-Z][a-z]/.test(words))).toEqual([])
})
