import { comparedOf, isOfReversal } from '../../src/admin/reconciliation/sides'

const OURS = {
  ...{ status: 'paid', amount_minor: 1_000, currency_code: 'eur', destination: null },
  provider_reference: 'tr_1',
}

it('both sides are beside each other, and what differs is marked', () => {
  const theirs = {
    reference: 'tr_1',
    payout_id: null,
    status: 'paid',
    amount_minor: 900,
    currency_code: 'eur',
  }
  expect(comparedOf({ ours: OURS, theirs })).toEqual([
    { field: 'status', ours: 'paid', theirs: 'paid', differs: false },
    { field: 'amount_minor', ours: 1_000, theirs: 900, differs: true },
    { field: 'currency_code', ours: 'eur', theirs: 'eur', differs: false },
    { field: 'provider_reference', ours: 'tr_1', theirs: 'tr_1', differs: false },
  ])
})

it('of what was taken back the reference is the reversal’s', () => {
  const ours = { reversal_id: 'porev_1', status: 'succeeded', amount_minor: 100, provider_reference: 'trr_1' }
  const theirs = {
    reversal_id: 'porev_1',
    status: 'succeeded',
    amount_minor: 99,
    reference: 'trr_1',
    transfer: 'tr_1',
  }
  expect(isOfReversal({ ours, theirs })).toBe(true)
  expect(isOfReversal({ ours: null, theirs })).toBe(true)
  expect(isOfReversal({ ours: OURS, theirs: null })).toBe(false)
  expect(comparedOf({ ours, theirs }).map(({ field, differs }) => [field, differs])).toEqual([
    ...[
      ['status', false],
      ['amount_minor', true],
      ['reversal_id', false],
      ['reversal_reference', false],
    ],
    ['transfer', false],
  ])
})

it('where one side knows nothing, nothing is marked: all of it differs', () => {
  const compared = comparedOf({ ours: OURS, theirs: null })
  expect(compared.map(({ field }) => field)).toEqual([
    ...['status', 'amount_minor', 'currency_code', 'provider_reference'],
  ])
  expect(compared.some(({ differs }) => differs)).toBe(false)
})

it('the ledger speaks for us too, amount by amount', () => {
  const ours = { ...OURS, ledger: { left_minor: 0, on_its_way_minor: 1_000 } }
  expect(comparedOf({ ours, theirs: null }).slice(1, 4)).toEqual([
    { field: 'amount_minor', ours: 1_000, theirs: undefined, differs: false },
    { field: 'ledger_on_its_way_minor', ours: 1_000, theirs: undefined, differs: false },
    { field: 'ledger_left_minor', ours: 0, theirs: undefined, differs: false },
  ])
})

it('what nobody has heard of before is shown as well', () => {
  expect(comparedOf({ ours: { fee: 3 }, theirs: null })).toEqual([
    { field: 'fee', ours: 3, theirs: undefined, differs: false },
  ])
})
