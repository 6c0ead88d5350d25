import fc from 'fast-check'
import { toStripeAmount } from '../../../../modules/payout/providers/stripe/amount'
import { payableByStripe } from './payable'

it.each([
  ['kwd', 5_489n, 5_480n],
  ['kwd', 9n, 0n],
  ['eur', 49n, 0n],
  ['eur', 50n, 50n],
  ['jpy', 49n, 0n],
  ['huf', 17_499n, 0n],
  ['zar', 1n, 1n],
] as const)('of %s %s it takes %s', (currency, amount, takes) => {
  expect(payableByStripe(amount, currency)).toBe(takes)
})

it('is something that Stripe has an amount for, all but what it cannot take, and more of more', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n })
  const currency = fc.constantFrom(
    'kwd',
    'bhd',
    'omr',
    'jod',
    'tnd',
    'eur',
    'gbp',
    'jpy',
    'huf',
    'isk',
    'zar',
  )
  fc.assert(
    fc.property(amount, amount, currency, (asked, more, code) => {
      const takes = payableByStripe(asked, code)
      expect(takes >= 0n && takes <= asked).toBe(true)
      expect(toStripeAmount(takes, code)).toBeDefined()
      expect(payableByStripe(takes, code)).toBe(takes)
      expect(payableByStripe(asked + more, code)).toBeGreaterThanOrEqual(takes)
      if (asked >= 17_500n) expect(asked - takes).toBeLessThan(10n)
    }),
  )
})
