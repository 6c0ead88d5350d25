import { DEFAULT_SUBSCRIPTION_NOTICES } from '@cityos/contracts'
import { isStillTrue, nextTryAt, withNotices } from './notice'

const NOW = new Date('2027-01-30T12:00:00Z')
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

it('is tried again later each time, and never when it is no news any more', () => {
  expect([1, 2, 3, 4, 5, 6, 99].map((tries) => nextTryAt(tries, after(10_000), NOW))).toEqual(
    [1, 5, 15, 60, 240, 240, 240].map(after),
  )
  expect(nextTryAt(1, after(1), NOW)).toBeNull()
})

it('settings are changed word by word, over the product’s own', () => {
  const once = withNotices({}, { receipt: { is_on: false }, trial_ending: { days: 7 } })
  expect(once).toEqual({
    ...DEFAULT_SUBSCRIPTION_NOTICES,
    ...{ receipt: { is_on: false }, trial_ending: { is_on: true, days: 7 } },
  })
  expect(withNotices(once, { trial_ending: { is_on: false } }).trial_ending).toEqual({
    is_on: false,
    days: 7,
  })
})

it('tells nobody of what is not so any more', () => {
  const facts = { subscription_status: 'active', is_ending: false, is_its_method: true } as const
  const told = (kind: Parameters<typeof isStillTrue>[0]['kind'], over: object) =>
    isStillTrue({ ...facts, cycle_status: null, kind, ...over })
  expect(told('upcoming_charge', { cycle_status: 'scheduled' })).toBe(true)
  expect(told('upcoming_charge', { cycle_status: 'scheduled', is_ending: true })).toBe(false)
  expect(told('upcoming_charge', { cycle_status: 'void' })).toBe(false)
  expect(told('trial_ending', { cycle_status: 'scheduled' })).toBe(false)
  expect(told('trial_ending', { cycle_status: 'scheduled', subscription_status: 'trialing' })).toBe(true)
  expect(told('payment_failed', { cycle_status: 'failed' })).toBe(true)
  expect(told('payment_failed', { cycle_status: 'paid' })).toBe(false)
  expect(told('confirmation_needed', { cycle_status: 'processing' })).toBe(true)
  expect(told('confirmation_needed', { cycle_status: 'paid' })).toBe(false)
  expect(told('card_expiring', { is_its_method: false })).toBe(false)
  expect(told('card_expiring', { subscription_status: 'canceled' })).toBe(false)
  expect(told('changed', {})).toBe(true)
  expect(told('changed', { subscription_status: 'canceled' })).toBe(false)
  expect(told('paused', { subscription_status: 'paused' })).toBe(true)
  expect(told('paused', {})).toBe(false)
  for (const kind of ['receipt', 'canceled', 'given_up'] as const) expect(told(kind, {})).toBe(true)
})
