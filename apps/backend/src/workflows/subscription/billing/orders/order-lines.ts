import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer, ProductVariantDTO } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId } from '@medusajs/framework/utils'
import { allocate, toMajor } from '@cityos/money'
import type { CycleRow } from '../../../../modules/subscription/store/cycles'
import type { ItemRow } from '../../../../modules/subscription/store/items'

/** What a line of an order repeats of its product, and what tells where it can be sent from. */
const FIELDS = [
  ...['id', 'title', 'sku', 'barcode', 'thumbnail', 'manage_inventory', 'allow_backorder'],
  ...['title', 'description', 'subtitle', 'thumbnail', 'handle', 'discountable', 'is_giftcard'].map(
    (name) => `product.${name}`,
  ),
  ...['id', 'type.id', 'type.value', 'collection.title', 'shipping_profile.id'].map(
    (name) => `product.${name}`,
  ),
  ...['inventory_item_id', 'required_quantity', 'inventory.requires_shipping'].map(
    (name) => `inventory_items.${name}`,
  ),
  ...[
    ...['stocked_quantity', 'reserved_quantity', 'raw_stocked_quantity', 'raw_reserved_quantity'],
    ...['location_id', 'stock_locations.id', 'stock_locations.sales_channels.id'],
  ].map((name) => `inventory_items.inventory.location_levels.${name}`),
]

export type Variant = ProductVariantDTO & {
  product: NonNullable<ProductVariantDTO['product']> & { shipping_profile?: { id: string } | null }
  inventory_items?: ({ inventory?: { requires_shipping?: boolean } | null } | null)[] | null
}

/** A line as Medusa’s module of orders takes it; its id is chosen here, for its taxes and what is set aside. */
export interface OrderLine {
  id: string
  variant_id?: string
  quantity: number
  unit_price: unknown
  is_tax_inclusive: boolean
  [name: string]: unknown
}

/** The variants of which lines are made, each once. */
export async function readVariants(container: MedusaContainer, ids: readonly string[]): Promise<Variant[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'variants',
    fields: FIELDS,
    filters: { id: [...new Set(ids)] },
  })
  return data as unknown as Variant[]
}

/** A line for each thing, at the price that was agreed. */
export const periodLines = (
  items: readonly ItemRow[],
  variants: readonly Variant[],
  currency: string,
): OrderLine[] =>
  items.map(({ variant_id, quantity, unit_price_minor, is_tax_inclusive }) => ({
    ...{ id: lineId(), quantity, is_tax_inclusive, unit_price: toMajor(unit_price_minor, currency) },
    ...copyOf(variants.find(({ id }) => id === variant_id)!),
  }))

/** What Medusa’s own lines repeat of a variant. */
function copyOf({ product, ...variant }: Variant) {
  const isSent = variant.inventory_items?.some((item) => item?.inventory?.requires_shipping) ?? false
  return {
    ...{ title: product.title, subtitle: variant.title },
    thumbnail: variant.thumbnail ?? product.thumbnail,
    ...{ product_id: product.id, product_title: product.title, product_description: product.description },
    ...{ product_subtitle: product.subtitle, product_handle: product.handle },
    ...{ product_type: product.type?.value ?? null, product_type_id: product.type?.id ?? null },
    product_collection: product.collection?.title ?? null,
    ...{ variant_id: variant.id, variant_sku: variant.sku, variant_barcode: variant.barcode },
    variant_title: variant.title,
    ...{ is_discountable: product.discountable, is_giftcard: product.is_giftcard, is_custom_price: true },
    requires_shipping: Boolean(product.shipping_profile?.id) || isSent,
  }
}

/** What taxes depend on besides the product itself. */
export interface Taxed {
  product_type_id: string | null
  is_giftcard: boolean
}

/** Of each of these products. */
export async function readTaxed(sql: Knex, productIds: readonly string[]): Promise<Map<string, Taxed>> {
  const { rows } = await sql.raw<{ rows: (Taxed & { id: string })[] }>(
    'select id, type_id as product_type_id, is_giftcard from product where id = any(?)',
    [productIds] as never,
  )
  return new Map(rows.map(({ id, ...taxed }) => [id, taxed]))
}

/**
 * What a change of terms has left of a period, shared over the things by what they cost: each keeps its seller and its
 * taxes, and nothing is sent or set aside.
 */
export function restLines(
  items: readonly ItemRow[],
  taxed: ReadonlyMap<string, Taxed>,
  { items_minor, currency_code }: CycleRow,
): OrderLine[] {
  const weights = items.map(({ quantity, unit_price_minor }) => unit_price_minor * BigInt(quantity))
  return allocate(items_minor, weights).flatMap((share, i) => {
    const { product_id, title, is_tax_inclusive } = items[i]!
    const unit_price = toMajor(share, currency_code)
    const what = { product_id, ...taxed.get(product_id), title, quantity: 1, unit_price }
    const line = { id: lineId(), ...what, is_tax_inclusive, is_custom_price: true, requires_shipping: false }
    return share > 0n ? [line] : []
  })
}

const lineId = () => generateEntityId(undefined, 'ordli')
