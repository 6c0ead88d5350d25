import type { VendorProduct } from '@cityos/contracts'

type Variants = VendorProduct['variants']

/** The lowest price of any variant, one for each currency. */
export function cheapestOf(variants: Variants): { currency_code: string; amount_minor: number }[] {
  const least = new Map<string, number>()
  for (const { currency_code, amount_minor } of variants.flatMap(({ prices }) => prices)) {
    least.set(currency_code, Math.min(amount_minor, least.get(currency_code) ?? amount_minor))
  }
  return [...least].map(([currency_code, amount_minor]) => ({ currency_code, amount_minor }))
}

/** What of it can still be sold; null where no variant's pieces are counted. */
export function stockOf(variants: Variants): number | null {
  const counted = variants.filter(({ stocked_quantity }) => stocked_quantity !== null)
  if (!counted.length) return null
  return counted.reduce(
    (sum, { stocked_quantity, reserved_quantity }) =>
      sum + (stocked_quantity ?? 0) - (reserved_quantity ?? 0),
    0,
  )
}
