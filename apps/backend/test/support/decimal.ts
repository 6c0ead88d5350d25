/** Amounts of major units as Medusa has them, for tests: 10^-30 parts, written with 20 significant digits. */
export type Exact = bigint

const SCALE = 10n ** 30n

export const whole = (units: bigint): Exact => units * SCALE
export const ratio = (numerator: bigint, denominator: bigint): Exact => (numerator * SCALE) / denominator
export const times = (a: Exact, b: Exact): Exact => (a * b) / SCALE
export const over = (a: Exact, b: Exact): Exact => (a * SCALE) / b

/** What 20 digits keep of an amount, halves away from zero. */
export function in20Digits(amount: Exact): Exact {
  const magnitude = amount < 0n ? -amount : amount
  const surplus = String(magnitude).length - 20
  if (surplus <= 0) return amount
  const unit = 10n ** BigInt(surplus)
  const kept = ((magnitude + unit / 2n) / unit) * unit
  return amount < 0n ? -kept : kept
}

/** "-12.34", with as many digits as there are. */
export function written(amount: Exact): string {
  const magnitude = amount < 0n ? -amount : amount
  const fraction = String(magnitude % SCALE)
    .padStart(30, '0')
    .replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${magnitude / SCALE}${fraction && `.${fraction}`}`
}

/** Whole minor units of a currency with that many decimals, halves away from zero. */
export function halfUp(amount: Exact, exponent: number): bigint {
  const unit = SCALE / 10n ** BigInt(exponent)
  const magnitude = amount < 0n ? -amount : amount
  const rounded = (magnitude + unit / 2n) / unit
  return amount < 0n ? -rounded : rounded
}
