/** The number is `digits / scale`; the scale is a power of ten. */
export interface Quantity {
  digits: bigint
  scale: bigint
}

/** One piece. */
export const ONE: Quantity = { digits: 1n, scale: 1n }
/** What is sold most: 0 to 9 pieces. */
const FEW: readonly Quantity[] = Array.from({ length: 10 }, (_, pieces) => ({
  digits: BigInt(pieces),
  scale: 1n,
}))
const DECIMAL = /^(\d+)(?:\.(\d+))?$/

/** Reads a decimal such as `2` or `1.5`. @throws RangeError for anything else. */
export function parseQuantity(text: string): Quantity {
  const few = text.length === 1 ? FEW[text.charCodeAt(0) - 48] : undefined
  if (few) return few
  const match = DECIMAL.exec(text)
  if (!match) throw new RangeError(`"${text}" is not a quantity.`)
  const [, whole = '', fraction = ''] = match
  return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) }
}
