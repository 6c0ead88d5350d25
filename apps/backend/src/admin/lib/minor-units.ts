/** How many decimals a currency has. */
function exponentOf(currency: string): number {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return options.maximumFractionDigits ?? 2
}

/** `4.90` of euros as 490, digit by digit; null for what is no such amount. */
export function toMinorUnits(text: string, currency: string): number | null {
  const parts = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim())
  const exponent = exponentOf(currency)
  if (!parts || (parts[2] ?? '').length > exponent) return null
  return Number(`${parts[1]}${(parts[2] ?? '').padEnd(exponent, '0')}`)
}
