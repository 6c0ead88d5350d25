/** Decimals without exponents as whole numbers of one scale: `['2', '1.5']` is `[20n, 15n]`, and the scale 1. */
export function toScale(texts: readonly string[]): { digits: number; scaled: bigint[] } {
  const digits = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0))
  const scaled = texts.map((text) => {
    const [whole = '', fraction = ''] = text.split('.')
    return BigInt(whole + fraction.padEnd(digits, '0'))
  })
  return { digits, scaled }
}

/** Exact, of decimals without exponents: minusDecimal('2', '1.5') is '0.5'. */
export function minusDecimal(a: string, b: string): string {
  const { digits, scaled } = toScale([a, b])
  const difference = scaled[0]! - scaled[1]!
  const text = String(difference < 0n ? -difference : difference).padStart(digits + 1, '0')
  const sign = difference < 0n ? '-' : ''
  return digits ? `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}` : `${sign}${text}`
}
