import { MoneyError } from './errors'

/**
 * A major-unit amount in a form that has lost nothing: a decimal string, Medusa's raw value (`raw_amount` of a row) or
 * Medusa's BigNumber. A number is refused even when it is whole: Medusa's `amount` is a float, take `raw_amount`.
 */
export type MajorAmount =
  string | { readonly value: unknown } | { readonly raw?: { readonly value: unknown } | undefined }

/** Medusa writes its values with BigNumber.toPrecision(20), which turns to exponents beyond 20 digits. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i

/** Medusa's numeric columns hold far less; the bounds keep "1e999999999" from filling the memory. */
const MAX_LENGTH = 100
const MAX_EXPONENT = 100

/** The amount is digits / 10^scale; the scale may be negative. */
export function parseDecimal(amount: MajorAmount): { digits: bigint; scale: number } {
  const text = textOf(amount)
  const match = text !== undefined && text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null
  const exponent = Number(match?.[4] ?? 0)
  if (!match || Math.abs(exponent) > MAX_EXPONENT) {
    throw new MoneyError('amount_invalid', `${describe(amount)} is not an exact decimal amount.`)
  }
  const [, sign, whole = '', fraction = ''] = match
  const magnitude = BigInt(whole + fraction)
  return { digits: sign === '-' ? -magnitude : magnitude, scale: fraction.length - exponent }
}

function textOf(amount: unknown): string | undefined {
  if (typeof amount === 'string') return amount
  if (typeof amount !== 'object' || amount === null) return undefined
  if ('value' in amount) return typeof amount.value === 'string' ? amount.value : undefined
  return 'raw' in amount ? textOf(amount.raw) : undefined
}

export function describe(amount: unknown): string {
  return (
    textOf(amount)?.slice(0, MAX_LENGTH) ??
    (typeof amount === 'number' ? `the number ${amount}` : `a ${typeof amount}`)
  )
}
