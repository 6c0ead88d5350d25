import { stepOf } from '../../domain/step'

/** Stripe counts these in hundredths, ISO 4217 in whole units: its "special cases". */
const IN_HUNDREDTHS: ReadonlySet<string> = new Set(['isk', 'ugx'])

/** ISO 4217's minor units as Stripe counts them; nothing where Stripe has no such amount. */
export function toStripeAmount(amountMinor: bigint, currency: string): number | undefined {
  if (IN_HUNDREDTHS.has(currency)) return Number(amountMinor * 100n)
  if (amountMinor % stepOf('stripe_connect', currency) !== 0n) return undefined
  return Number(amountMinor)
}

/** @throws RangeError on hundredths of a currency that has none. */
export function fromStripeAmount(amount: number, currency: string): bigint {
  if (!IN_HUNDREDTHS.has(currency)) return BigInt(amount)
  if (amount % 100 !== 0) throw new RangeError(`${amount} is no whole amount of ${currency}.`)
  return BigInt(amount / 100)
}
