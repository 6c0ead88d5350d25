import fc from 'fast-check'
import { planClawBack, reversalTurn } from './claw-back'

const minor = fc.bigInt({ min: 1n, max: 10n ** 12n })

it('takes back no more than is owed, no more of a payout than is left, and all that it can', () => {
  const payouts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 6 })
  fc.assert(
    fc.property(minor, payouts, (owed, left) => {
      const parts = planClawBack(
        owed,
        left.map((left_minor, index) => ({ payout_id: `pout_${index}`, left_minor })),
      )
      for (const { payout_id, amount_minor } of parts) {
        expect(amount_minor).toBeGreaterThan(0n)
        expect(amount_minor).toBeLessThanOrEqual(left[Number(payout_id.slice(5))]!)
      }
      const all = left.reduce((sum, one) => sum + one, 0n)
      const taken = parts.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)
      expect(taken).toBe(all < owed ? all : owed)
    }),
  )
})

it('begins with the first payout', () => {
  const payouts = [
    { payout_id: 'pout_2', left_minor: 30n },
    { payout_id: 'pout_1', left_minor: 100n },
  ]
  expect(planClawBack(40n, payouts)).toEqual([
    { payout_id: 'pout_2', amount_minor: 30n },
    { payout_id: 'pout_1', amount_minor: 10n },
  ])
})

it('takes back nothing of nothing', () => {
  expect(() => planClawBack(0n, [])).toThrow(RangeError)
})

it.each([
  ['paid', 500n, { kind: 'send', amount_minor: 400n }],
  ['in_transit', 100n, { kind: 'send', amount_minor: 100n }],
  ['paid', 0n, { kind: 'cancel', reason: 'nothing_owed' }],
  ['paid', -5n, { kind: 'cancel', reason: 'nothing_owed' }],
  ['pending', 500n, { kind: 'wait' }],
  ['held', 500n, { kind: 'wait' }],
  ['processing', 500n, { kind: 'wait' }],
  ['failed', 500n, { kind: 'cancel', reason: 'payout_not_paid' }],
  ['canceled', 500n, { kind: 'cancel', reason: 'payout_not_paid' }],
  ['returned', 500n, { kind: 'cancel', reason: 'payout_not_paid' }],
] as const)('of a payout that is %s, with %s owed: %o', (status, owed, turn) => {
  expect(reversalTurn({ amount_minor: 400n }, { status }, owed)).toEqual(turn)
})
