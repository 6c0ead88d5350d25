import type { CreateVendorProduct, CreateVendorVariant } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import { toProductUpdate } from './product-update'
import type { VendorSupplies } from './vendor-supplies'

type Prices = CreateVendorVariant['prices']

/** Prices in the form of Medusa's, which takes exact decimals where its types say numbers. */
export const toMedusaPrices = (prices: Prices) =>
  prices.map(({ currency_code, amount_minor }) => ({
    currency_code,
    amount: toMajor(BigInt(amount_minor), currency_code) as unknown as number,
  }))

/** A vendor's new variant in the form of Medusa's; how many there are is said afterwards. */
export function toMedusaVariant(
  { stocked_quantity: _counted, prices, ...variant }: CreateVendorVariant,
  variant_rank: number,
) {
  return { ...variant, variant_rank, prices: toMedusaPrices(prices) }
}

/** A vendor's new product in the form that Medusa's workflow takes: a draft that is in no channel. */
export function newProduct(
  { variants, ...product }: CreateVendorProduct,
  { shippingProfileId }: VendorSupplies,
) {
  return {
    ...toProductUpdate(product),
    status: 'draft' as const,
    shipping_profile_id: shippingProfileId,
    variants: variants.map(toMedusaVariant),
  }
}

interface Made {
  variants: { id: string; variant_rank?: number | null }[]
}

/** How many there are of each variant that was made, of those whose pieces are counted; found by its rank. */
export function firstQuantities(asked: CreateVendorProduct, made: Made): Record<string, number> {
  return Object.fromEntries(
    made.variants.flatMap(({ id, variant_rank }) => {
      const variant = asked.variants[variant_rank ?? -1]
      return variant?.manage_inventory ? [[id, variant.stocked_quantity]] : []
    }),
  )
}
