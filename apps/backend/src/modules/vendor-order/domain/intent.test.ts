import { isForgotten, nextAttempt, overPayments } from './intent'

const NOW = new Date('2027-03-01T12:00:00Z')
const minutesOn = (attempts: number) => (nextAttempt(attempts, NOW).getTime() - NOW.getTime()) / 60_000

it('takes from the payment with the most first, and nothing where all have too little', () => {
  const payments = [
    { payment_id: 'a', left_minor: 200n },
    { payment_id: 'b', left_minor: 500n },
    { payment_id: 'c', left_minor: -10n },
  ]
  expect(overPayments(600n, payments)).toEqual([
    { payment_id: 'b', amount_minor: 500n },
    { payment_id: 'a', amount_minor: 100n },
  ])
  expect(overPayments(500n, payments)).toEqual([{ payment_id: 'b', amount_minor: 500n }])
  expect(overPayments(701n, payments)).toBeNull()
})

it('tries again after 1, 2, 4 … minutes, and at most an hour', () => {
  expect([1, 2, 3, 6, 7, 8, 1_000].map(minutesOn)).toEqual([1, 2, 4, 32, 60, 60, 60])
})

it('asks again for as long as a provider knows the key', () => {
  const hours = (count: number) => ({ called_at: new Date(NOW.getTime() - count * 3_600_000) })
  expect([isForgotten({ called_at: null }, NOW), isForgotten(hours(19), NOW)]).toEqual([false, false])
  expect(isForgotten(hours(21), NOW)).toBe(true)
})
