import { payable } from '../../../../modules/payout/domain/step'

/**
 * The least that Stripe charges, in minor units: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, as it was
 * in 2025. Of other currencies, and where an account is paid out in another one than it charges, only its answer says so
 * (`amount_too_small`).
 */
const LEAST: Readonly<Record<string, bigint>> = {
  ...{ aed: 200n, aud: 50n, bgn: 100n, brl: 50n, cad: 50n, chf: 50n, czk: 1_500n, dkk: 250n, eur: 50n },
  ...{ gbp: 30n, hkd: 400n, huf: 17_500n, inr: 50n, jpy: 50n, mxn: 1_000n, myr: 200n, nok: 300n, nzd: 50n },
  ...{ pln: 200n, ron: 200n, sek: 300n, sgd: 50n, thb: 1_000n, usd: 50n },
}

/** What Stripe can charge of an amount: with three digits what ends in 0, and nothing below the least of a currency. */
export function payableByStripe(amountMinor: bigint, currency: string): bigint {
  const can = payable(amountMinor, 'stripe_connect', currency)
  return can < (LEAST[currency] ?? 0n) ? 0n : can
}
