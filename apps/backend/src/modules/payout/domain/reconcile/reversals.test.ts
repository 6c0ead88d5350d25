import type { PayoutReversalState } from '@cityos/contracts'
import { compare } from './compare'
import type { OurPayout, OurReversal, TheirReversal, TheirTransfer } from './sides'

const SENT = new Date('2026-11-10T12:00:00Z')
const LATER = new Date('2026-11-12T12:00:00Z')

const own = (number: number, over: Partial<OurReversal> = {}): OurReversal => ({
  ...{ reversal_id: `porev_${number}`, state: 'succeeded', amount_minor: 100n },
  ...{ provider_reference: `trr_${number}`, at: LATER, just_ended: false, ...over },
})
const made = (number: number, over: Partial<TheirReversal> = {}): TheirReversal => ({
  ...{ reference: `trr_${number}`, reversal_id: `porev_${number}`, amount_minor: 100n, made_at: LATER },
  ...over,
})

const payout = (reversals: OurReversal[], over: Partial<OurPayout> = {}): OurPayout => ({
  ...{ payout_id: 'pout_1', status: 'paid', amount_minor: 1_000n, reversed_minor: 0n, currency_code: 'eur' },
  ...{ destination: 'acct_1', provider_reference: 'tr_1', sent_at: SENT, also_named_by: null },
  ...{ just_changed: false, asked_soon: false, ledger: { left_minor: 1_000n, on_its_way_minor: 0n } },
  ...{ reversals, ...over },
})
const transfer = (reversals: TheirReversal[], over: Partial<TheirTransfer> = {}): TheirTransfer => ({
  ...{ reference: 'tr_1', payout_id: 'pout_1', status: 'paid', amount_minor: 1_000n, currency_code: 'eur' },
  ...{ destination: 'acct_1', made_at: SENT, reversals, ...over },
})

const found = (ours: OurPayout, ...theirs: TheirTransfer[]) =>
  compare([ours], theirs, { tellsArrival: true }).map((one) => `${one.class} ${one.provider_reference}`)

it('what both have taken back is no difference, however much of it there is', () => {
  const numbers = Array.from({ length: 10 }, (_, number) => number)
  expect(found(payout(numbers.map((n) => own(n))), transfer(numbers.map((n) => made(n))))).toEqual([])
})

it('one that the provider does not know', () => {
  expect(found(payout([own(1), own(2)]), transfer([made(2)]))).toEqual(['missing_there trr_1'])
})

it('one that nobody here knows, by another system or by hand', () => {
  expect(found(payout([own(1)]), transfer([made(1), made(2)]))).toEqual(['missing_here trr_2'])
  expect(found(payout([]), transfer([made(1, { reversal_id: null })]))).toEqual(['missing_here trr_1'])
})

it('one of another amount, one that was taken twice', () => {
  expect(found(payout([own(1)]), transfer([made(1, { amount_minor: 99n })]))).toEqual(['amount trr_1'])
  const twice = [made(9, { reversal_id: 'porev_1' }), made(1)]
  expect(found(payout([own(1)]), transfer(twice))).toEqual(['duplicate trr_9'])
})

it.each(['pending', 'refused', 'canceled'] as const)('one that is %s here and was made there', (state) => {
  const ours = payout([own(1, { state, provider_reference: null })])
  expect(found(ours, transfer([made(1)]))).toEqual(['status trr_1'])
  expect(found(ours, transfer([]))).toEqual([])
})

it('says what either side says, and when', () => {
  const [one] = compare([payout([own(1)])], [transfer([made(1, { amount_minor: 99n })])], {
    tellsArrival: true,
  })
  expect(one).toEqual({
    ...{ class: 'amount', payout_id: 'pout_1', provider_reference: 'trr_1', subject_at: LATER },
    ours: {
      ...{ reversal_id: 'porev_1', status: 'succeeded', amount_minor: 100, currency_code: 'eur' },
      provider_reference: 'trr_1',
    },
    theirs: {
      ...{ reference: 'trr_1', reversal_id: 'porev_1', status: 'succeeded', amount_minor: 99 },
      ...{ currency_code: 'eur', transfer: 'tr_1', made_at: LATER.toISOString() },
    },
  })
})

describe('is no difference:', () => {
  it.each([
    ['one that is being sent, and is there', 'processing', [made(1)]],
    ['one that is being sent, and is not there', 'processing', []],
  ] as [string, PayoutReversalState, TheirReversal[]][])('%s', (_what, state, theirs) => {
    expect(found(payout([own(1, { state, provider_reference: null })]), transfer(theirs))).toEqual([])
  })

  it('one that ended while the provider was asked', () => {
    expect(found(payout([own(1, { just_ended: true })]), transfer([]))).toEqual([])
  })

  it('one that names nobody, and is the one that ours names', () => {
    expect(found(payout([own(1)]), transfer([made(1, { reversal_id: null })]))).toEqual([])
  })

  it('what somebody has reversed until nothing was left: it came back, and the payout says so', () => {
    const ledger = { left_minor: 100n, on_its_way_minor: 0n }
    const returned = payout([own(1)], { status: 'returned', reversed_minor: 100n, ledger })
    const byHand = made(2, { reversal_id: null, amount_minor: 900n })
    expect(found(returned, transfer([made(1), byHand], { status: 'returned' }))).toEqual([])
  })

  it('what is missing of a transfer that is missing as a whole', () => {
    expect(found(payout([own(1)]))).toEqual(['missing_there tr_1'])
  })
})
