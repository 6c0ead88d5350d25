/**
 * `4.90` of a currency with two digits behind the point as 490, digit by digit; null for what is no such amount.
 * The exponent is the server's word (`TenantStoreOptions`): a browser's table follows CLDR, where dinars and others
 * have no digits that they do have.
 */
export function toMinorUnits(text: string, exponent: number): number | null {
  const parts = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim())
  if (!parts || (parts[2] ?? '').length > exponent) return null
  return Number(`${parts[1]}${(parts[2] ?? '').padEnd(exponent, '0')}`)
}
