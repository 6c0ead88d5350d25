import type { PayoutMethod } from '@cityos/contracts'
import { currencyExponent } from '@cityos/money'

/** Stripe's smallest amount of a currency with three digits ends in 0. */
const STRIPES_STEP_OF_THREE_DIGITS = 10n

/** What the amounts that a way of paying moves are multiples of, in minor units. */
export function stepOf(method: PayoutMethod, currency: string): bigint {
  const isCoarse = method === 'stripe_connect' && currencyExponent(currency) === 3
  return isCoarse ? STRIPES_STEP_OF_THREE_DIGITS : 1n
}

/** What of an amount can be moved; what is over stays where it is. */
export function payable(amountMinor: bigint, method: PayoutMethod, currency: string): bigint {
  return amountMinor - (amountMinor % stepOf(method, currency))
}
