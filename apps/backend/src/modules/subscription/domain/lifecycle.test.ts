import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'
import { atPeriodEnd, planCancel, planPause, planResume, planSkip, voidedByEnd } from './lifecycle'
import { useCredit } from './credit'
import type { SubscriptionState } from './subscription'

const june: SubscriptionState = {
  ...{ id: 'sub_1', status: 'active', time_zone: 'Europe/Berlin' },
  ...{ anchor_date: '2027-01-01', anchor_index: 0, interval: 'month', interval_count: 1 },
  current: { index: 5, starts_on: '2027-06-01', ends_on: '2027-07-01', is_paid: true },
  ...{ last_index: 6, skipped: [], items: [{ unit_price_minor: 1000n, quantity: 3 }] },
  ...{ cancel_at_period_end: false, pause_at_period_end: false },
}
const on = (status: SubscriptionStatus, rest: Partial<SubscriptionState> = {}) => ({
  ...june,
  status,
  ...rest,
})
const nothing = {
  ...{ transition: null, pause_at_period_end: false, cancel_at_period_end: false, credit_minor: 0n },
}

it('pauses at the period’s end, or now with credit for the unused days', () => {
  expect(planPause(june, 'period_end', '2027-06-21')).toEqual({ ...nothing, pause_at_period_end: true })
  expect(planPause(june, 'now', '2027-06-21')).toEqual({
    ...nothing,
    transition: 'pause',
    credit_minor: 1000n,
  })
  const owed = on('active', { current: { ...june.current, is_paid: false } })
  expect(planPause(owed, 'now', '2027-06-21').credit_minor).toBe(0n)
  expect(planPause(june, 'now', '2027-07-01').credit_minor).toBe(0n)
  expect(() => planPause(on('past_due'), 'now', '2027-06-21')).toThrow('cannot become paused')
  expect(() => planPause(on('active', { cancel_at_period_end: true }), 'period_end', '2027-06-21')).toThrow(
    'is about to be canceled',
  )
})

it('ends at the period’s end, or now with or without credit', () => {
  const today = '2027-06-21'
  expect(planCancel(june, 'period_end', { today, credit: true })).toEqual({
    ...nothing,
    cancel_at_period_end: true,
  })
  expect(planCancel(june, 'now', { today, credit: true })).toEqual({
    ...nothing,
    transition: 'cancel',
    credit_minor: 1000n,
  })
  expect(planCancel(june, 'now', { today, credit: false }).credit_minor).toBe(0n)
  // The pause has given the credit already, and has no period to wait for.
  expect(planCancel(on('paused'), 'period_end', { today, credit: true })).toEqual({
    ...nothing,
    transition: 'cancel',
  })
  // What is not paid and not tried any more has none either.
  expect(planCancel(on('unpaid'), 'period_end', { today, credit: false })).toEqual({
    ...nothing,
    transition: 'cancel',
  })
  expect(() => planCancel(on('draft'), 'now', { today, credit: false })).toThrow('cannot become canceled')
  expect(() => planCancel(on('canceled'), 'period_end', { today, credit: false })).toThrow(
    'cannot become canceled',
  )
})

it('a period’s end bills, unless somebody has said otherwise', () => {
  expect(atPeriodEnd(june)).toBe('bill')
  expect(atPeriodEnd({ ...june, pause_at_period_end: true })).toBe('pause')
  expect(atPeriodEnd({ ...june, cancel_at_period_end: true })).toBe('cancel')
})

it('resumes with a new period today, due at once, behind all that there was', () => {
  expect(planResume(on('paused'), '2027-09-10')).toEqual({
    ...{ anchor_date: '2027-09-10', anchor_index: 7 },
    cycle: {
      ...{ index: 7, starts_on: '2027-09-10', ends_on: '2027-10-10' },
      due_at: new Date('2027-09-09T22:00:00Z'),
    },
  })
  expect(() => planResume(june, '2027-09-10')).toThrow('is active and cannot become active')
})

const NOW = new Date('2027-06-21T12:00:00Z')
const cycle = (index: number, status: BillingCycleStatus, due_at: string) => ({
  index,
  status,
  due_at: new Date(due_at),
})

it('skips the next delivery alone: all others keep their dates', () => {
  const july = cycle(6, 'scheduled', '2027-06-30T22:00:00Z')
  const august = cycle(7, 'scheduled', '2027-07-31T22:00:00Z')
  const past = cycle(5, 'paid', '2027-05-31T22:00:00Z')
  expect(planSkip(june, [past, july], NOW)).toEqual({
    index: 6,
    next: expect.objectContaining({ index: 7, starts_on: '2027-08-01', ends_on: '2027-09-01' }) as unknown,
  })
  expect(planSkip(june, [august, past, july], NOW)).toEqual({ index: 6, next: null })
  // What is due is billed, whether or not a job has come to it.
  const due = cycle(6, 'scheduled', '2027-06-21T12:00:00Z')
  expect(() => planSkip(june, [past, due], NOW)).toThrow('has no delivery ahead')
  expect(() => planSkip(on('past_due'), [july], NOW)).toThrow('is past_due and has no delivery ahead')
  expect(() => planSkip(on('active', { cancel_at_period_end: true }), [july], NOW)).toThrow(
    'is about to be canceled and has no delivery ahead',
  )
})

it('an end voids what waits and what was refused, never what may be paid right now', () => {
  const at = '2027-06-01T00:00:00Z'
  const all = (
    ['paid', 'processing', 'retrying', 'uncollectible', 'void', 'scheduled', 'failed'] as const
  ).map((status, index) => cycle(index, status, at))
  expect(voidedByEnd(all)).toEqual([5, 6])
})

it('credit goes before money', () => {
  expect(useCredit(500n, 2000n)).toEqual({ used_minor: 500n, due_minor: 1500n, credit_left_minor: 0n })
  expect(useCredit(500n, 200n)).toEqual({ used_minor: 200n, due_minor: 0n, credit_left_minor: 300n })
  expect(useCredit(0n, 0n)).toEqual({ used_minor: 0n, due_minor: 0n, credit_left_minor: 0n })
  expect(() => useCredit(-1n, 0n)).toThrow(RangeError)
  expect(() => useCredit(0n, -1n)).toThrow(RangeError)
})
