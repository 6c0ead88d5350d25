/** A region's name with its currency; a region that is called after its currency says it once. */
export function regionTitle({ name, currency_code }: { name: string; currency_code: string }): string {
  const currency = currency_code.toUpperCase()
  return name.toUpperCase() === currency ? currency : `${name} · ${currency}`
}
