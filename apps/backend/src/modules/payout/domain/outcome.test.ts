import fc from 'fast-check'
import type { PayoutStatus } from '@cityos/contracts'
import { AMBIGUOUS_DELAYS_MS, LEASE_MS, REFUSAL_DELAYS_MS } from './backoff'
import { attemptKey, judge, type ProviderOutcome } from './outcome'
import { MONEY_OF, nextPayoutStatus, PAYOUT_TRANSITIONS, type PayoutTransition } from './payout-status'

const NOW = new Date('2026-11-21T00:00:00Z')
const HOUR_MS = 3_600_000
const refused: ProviderOutcome = { kind: 'refused', code: 'no', message: 'no', final: false }

it('waits 1, 4, 16 and 64 hours after refusals, then leaves it to people', () => {
  const waits = [0, 1, 2, 3, 4].map((refusals) => {
    const { next_attempt_at: at } = judge(refused, { refusals, unclear: 0 }, NOW)
    return at && (at.getTime() - NOW.getTime()) / HOUR_MS
  })
  expect(waits).toEqual([1, 4, 16, 64, null])
  expect(judge(refused, { refusals: 4, unclear: 0 }, NOW)).toMatchObject({
    transition: 'give_up',
    reason: 'attempts_exhausted',
  })
  expect(judge({ ...refused, final: true } as never, { refusals: 0, unclear: 0 }, NOW).transition).toBe(
    'give_up',
  )
})

it('leaves a payout whose outcome is unclear where it is, however often', () => {
  for (const unclear of [0, 1, 5, 500]) {
    const verdict = judge({ kind: 'unclear', message: 'timeout' }, { refusals: 0, unclear }, NOW)
    expect(verdict).toMatchObject({ transition: null, attempt: 'unclear' })
    expect(verdict.next_attempt_at!.getTime() - NOW.getTime()).toBeLessThanOrEqual(
      AMBIGUOUS_DELAYS_MS.at(-1)!,
    )
  }
})

it('asks again no sooner than a call may still be under way', () => {
  expect(AMBIGUOUS_DELAYS_MS[0]).toBeGreaterThanOrEqual(LEASE_MS)
  expect(REFUSAL_DELAYS_MS[0]).toBeGreaterThan(LEASE_MS)
})

it('gives each attempt a key of its own', () => {
  expect(attemptKey('pay_1', 2)).toBe('pay_1:2')
})

const ENDS: readonly PayoutStatus[] = ['failed', 'canceled', 'returned']
/** Where each move takes the money from, and where to. */
const WAYS = {
  payout_paid: ['in_transit', 'out'],
  unpaid: ['out', 'in_transit'],
  payout_failed: ['in_transit', 'available'],
  payout_reversed: ['out', 'available'],
  none: ['out', 'out'],
} as const

const ALL = Object.keys(PAYOUT_TRANSITIONS) as PayoutTransition[]

it('no way through the states pays twice, and all money is either paid or the vendor’s again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ALL), { maxLength: 30 }), (wanted) => {
      let status: PayoutStatus = 'pending'
      const money = { in_transit: 1, out: 0, available: 0 }
      for (const transition of wanted) {
        const { from: allowed } = PAYOUT_TRANSITIONS[transition] as { from: readonly PayoutStatus[] }
        if (!allowed.includes(status)) {
          expect(() => nextPayoutStatus({ id: 'pay_1', status }, transition)).toThrow(/cannot become/)
          continue
        }
        status = nextPayoutStatus({ id: 'pay_1', status }, transition)
        const [from, to] = WAYS[MONEY_OF[transition] ?? 'none']
        money[from] -= 1
        money[to] += 1
      }
      expect(Math.min(...Object.values(money))).toBe(0)
      expect(money.out).toBe(status === 'paid' ? 1 : 0)
      expect(money.available).toBe(ENDS.includes(status) ? 1 : 0)
    }),
  )
})

it('leaves nothing that has ended', () => {
  for (const status of ENDS) {
    for (const transition of ALL)
      expect(() => nextPayoutStatus({ id: 'pay_1', status }, transition)).toThrow()
  }
})
