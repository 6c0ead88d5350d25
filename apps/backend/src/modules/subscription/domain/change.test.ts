import fc from 'fast-check'
import { addDays, prorate, type BillingInterval } from '@cityos/calendar'
import { previewChange } from './change'
import { cycleAt } from './cycles'
import { periodAmount, type SubscriptionState, type Terms } from './subscription'

const item = (unit_price_minor: bigint, quantity = 1) => ({ unit_price_minor, quantity })

/** 30.00 a month from 1 June on, paid; the next cycle is scheduled. */
const june: SubscriptionState = {
  ...{ id: 'sub_1', status: 'active', time_zone: 'Europe/Berlin' },
  ...{ anchor_date: '2027-01-01', anchor_index: 0, interval: 'month', interval_count: 1 },
  current: { index: 5, starts_on: '2027-06-01', ends_on: '2027-07-01', is_paid: true },
  ...{ last_index: 6, skipped: [], items: [item(3000n)] },
  ...{ cancel_at_period_end: false, pause_at_period_end: false },
}
const monthly = (...items: Terms['items'][number][]): Terms => ({
  interval: 'month',
  interval_count: 1,
  items,
})
const now = { when: 'now', credit_minor: 0n } as const

it('the same interval keeps its anchor and settles the remaining days', () => {
  expect(previewChange(june, monthly(item(4500n)), { ...now, today: '2027-06-16' })).toEqual({
    ...{ effective_on: '2027-06-16', credit_minor: 1500n, charge_minor: 2250n, credit_used_minor: 1500n },
    ...{ due_now_minor: 750n, credit_left_minor: 0n, voids_scheduled: false, new_cycle_index: null },
    ...{ anchor_date: '2027-01-01', anchor_index: 0, next_on: '2027-07-01', next_minor: 4500n },
    period: { starts_on: '2027-06-01', ends_on: '2027-07-01' },
  })
})

it('fewer pieces leave credit, and nothing is due', () => {
  expect(
    previewChange({ ...june, items: [item(1000n, 3)] }, monthly(item(1000n, 1)), {
      ...{ ...now, today: '2027-06-11', credit_minor: 50n },
    }),
  ).toMatchObject({
    ...{ credit_minor: 2000n, charge_minor: 667n, credit_used_minor: 667n, due_now_minor: 0n },
    ...{ credit_left_minor: 1383n, next_minor: 1000n },
  })
})

it('another interval begins a new period today, and credits the unused days of the old', () => {
  const yearly: Terms = { interval: 'year', interval_count: 1, items: [item(30_000n)] }
  expect(previewChange(june, yearly, { ...now, today: '2027-06-21', credit_minor: 100n })).toEqual({
    ...{ effective_on: '2027-06-21', credit_minor: 1000n, charge_minor: 30_000n, credit_used_minor: 1100n },
    ...{ due_now_minor: 28_900n, credit_left_minor: 0n, voids_scheduled: true, new_cycle_index: 7 },
    ...{ anchor_date: '2027-06-21', anchor_index: 7, next_on: '2028-06-21', next_minor: 30_000n },
    period: { starts_on: '2027-06-21', ends_on: '2028-06-21' },
  })
})

it('at the end of the period nothing is prorated', () => {
  const options = { when: 'period_end', today: '2027-06-16', credit_minor: 70n } as const
  const nothing = { credit_minor: 0n, charge_minor: 0n, due_now_minor: 0n, credit_left_minor: 70n }
  expect(previewChange(june, monthly(item(4500n)), options)).toMatchObject({
    ...{ ...nothing, effective_on: '2027-07-01', anchor_date: '2027-01-01', voids_scheduled: false },
    ...{
      period: { starts_on: '2027-07-01', ends_on: '2027-08-01' },
      next_on: '2027-07-01',
      next_minor: 4500n,
    },
  })
  expect(
    previewChange(june, { interval: 'week', interval_count: 2, items: [item(900n)] }, options),
  ).toMatchObject({
    ...{ ...nothing, effective_on: '2027-07-01', anchor_date: '2027-07-01', anchor_index: 7 },
    ...{ period: { starts_on: '2027-07-01', ends_on: '2027-07-15' }, voids_scheduled: true },
  })
})

it('where another interval is agreed, now begins it, and credits what was paid for at the price of that', () => {
  const yearly: Terms = { interval: 'year', interval_count: 1, items: [item(30_000n)] }
  const awaiting = { ...june, ...yearly, items: june.items, anchor_date: '2027-07-01', anchor_index: 6 }
  expect(previewChange(awaiting, yearly, { ...now, today: '2027-06-16' })).toMatchObject({
    ...{ credit_minor: 1500n, charge_minor: 30_000n, voids_scheduled: true, anchor_date: '2027-06-16' },
    period: { starts_on: '2027-06-16', ends_on: '2028-06-16' },
  })
  expect(
    previewChange(awaiting, yearly, { when: 'period_end', credit_minor: 0n, today: '2027-06-16' }),
  ).toMatchObject({ charge_minor: 0n, voids_scheduled: false, next_on: '2027-07-01' })
})

it('what is credited is charged for, be it by one minor unit', () => {
  expect(previewChange(june, monthly(item(1n)), { ...now, today: '2027-06-30' })).toMatchObject({
    ...{ credit_minor: 100n, charge_minor: 1n, credit_left_minor: 99n },
  })
})

it('in a trial nothing is owed by anybody, and the anchor stays at its end', () => {
  const trial: SubscriptionState = {
    ...{ ...june, status: 'trialing', anchor_date: '2027-06-15', last_index: 0 },
    current: { index: null, starts_on: '2027-06-01', ends_on: '2027-06-15', is_paid: false },
  }
  const nothing = { credit_minor: 0n, charge_minor: 0n, due_now_minor: 0n, next_on: '2027-06-15' }
  expect(previewChange(trial, monthly(item(4500n)), { ...now, today: '2027-06-03' })).toMatchObject({
    ...{ ...nothing, anchor_date: '2027-06-15', anchor_index: 0, effective_on: '2027-06-03' },
  })
  expect(
    previewChange(
      trial,
      { interval: 'year', interval_count: 1, items: [item(1n)] },
      { ...now, today: '2027-06-03' },
    ),
  ).toMatchObject({ ...nothing, anchor_date: '2027-06-15', anchor_index: 1, voids_scheduled: true })
})

it('what was not paid is not credited, and what was skipped is not the next', () => {
  const unpaid = { ...june, current: { ...june.current, is_paid: false }, skipped: [6, 7] }
  expect(previewChange(unpaid, monthly(item(4500n)), { ...now, today: '2027-06-16' })).toMatchObject({
    ...{ credit_minor: 0n, charge_minor: 0n, due_now_minor: 0n, next_on: '2027-09-01' },
  })
})

it('on the first day everything is credited, and once the period is over nothing', () => {
  const at = (today: string) => previewChange(june, monthly(item(4500n)), { ...now, today })
  expect(at('2027-06-01')).toMatchObject({ credit_minor: 3000n, charge_minor: 4500n })
  expect(at('2027-07-01')).toMatchObject({ credit_minor: 0n, charge_minor: 0n })
  expect(at('2027-07-20')).toMatchObject({ credit_minor: 0n, charge_minor: 0n, effective_on: '2027-07-01' })
})

it.each(['draft', 'past_due', 'paused', 'unpaid', 'canceled'] as const)(
  'one that is %s is not changed',
  (status) => {
    const change = () =>
      previewChange({ ...june, status }, monthly(item(1n)), { ...now, today: '2027-06-16' })
    expect(change).toThrow(`The subscription sub_1 is ${status} and cannot be changed`)
  },
)

it('no money appears or is lost, whatever is changed on whatever day', () => {
  const items = fc.array(
    fc.record({
      unit_price_minor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      quantity: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  const terms = fc.record({
    interval: fc.constantFrom<BillingInterval>('day', 'week', 'month', 'quarter', 'year'),
    interval_count: fc.integer({ min: 1, max: 3 }),
    items,
  })
  const property = fc.property(
    ...([
      terms,
      terms,
      fc.nat(40),
      fc.nat(400),
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.boolean(),
    ] as const),
    (old, next, index, day, balance, isPaid) => {
      const base = { ...june, ...old, anchor_date: '2027-01-31' }
      const { starts_on, ends_on } = cycleAt(base, index)
      const current = { index, starts_on, ends_on, is_paid: isPaid }
      const of = { ...base, current, last_index: index + 1 }
      const today = [addDays(starts_on, day), ends_on].sort()[0]!
      const preview = previewChange(of, next, { when: 'now', today, credit_minor: balance })

      expect(preview.due_now_minor + preview.credit_used_minor).toBe(preview.charge_minor)
      expect(preview.credit_left_minor + preview.credit_used_minor).toBe(balance + preview.credit_minor)
      expect(preview.due_now_minor === 0n || preview.credit_left_minor === 0n).toBe(true)
      const paid = isPaid ? periodAmount(old.items) : 0n
      const used = paid - preview.credit_minor
      expect(used >= 0n && preview.credit_minor >= 0n).toBe(true)
      // Nobody pays for a change to what there is already.
      const same = previewChange(of, old, { when: 'now', today, credit_minor: balance })
      expect([same.due_now_minor, same.credit_left_minor]).toEqual([0n, balance])
      if (preview.voids_scheduled) expect(preview.charge_minor).toBe(periodAmount(next.items))
      else if (isPaid) {
        const part = prorate(periodAmount(next.items), today, starts_on, ends_on)
        expect(preview.charge_minor).toBe(part === 0n && preview.credit_minor > 0n ? 1n : part)
      }
    },
  )
  fc.assert(property, { numRuns: 60 })
})

it.each([
  ['2027-06-16', 'now', monthly(item(4500n)), [1500n, 2250n, 1600n, 650n, 0n], '2027-07-01 4500'],
  ['2027-06-21', 'now', monthly(item(1000n)), [1000n, 333n, 333n, 0n, 767n], '2027-07-01 1000'],
  [
    ...(['2027-06-21', 'now', { interval: 'year', interval_count: 1, items: [item(30_000n)] }] as const),
    ...([[1000n, 30_000n, 1100n, 28_900n, 0n], '2028-06-21 30000'] as const),
  ],
  ['2027-06-21', 'period_end', monthly(item(4500n)), [0n, 0n, 0n, 0n, 100n], '2027-07-01 4500'],
] as const)('is on %s, %s, what docs/subscriptions.md says', (today, when, terms, amounts, next) => {
  const preview = previewChange(june, terms, { when, today, credit_minor: 100n })
  const { credit_minor, charge_minor, credit_used_minor, due_now_minor, credit_left_minor } = preview
  expect([credit_minor, charge_minor, credit_used_minor, due_now_minor, credit_left_minor]).toEqual(amounts)
  expect(`${preview.next_on} ${preview.next_minor}`).toBe(next)
})
