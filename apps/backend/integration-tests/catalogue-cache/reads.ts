import { expectOk } from '@cityos/testing'
import type { Shop } from './world'

export interface ProductNow {
  id: string
  handle: string
  variants: { id: string; sku: string }[]
}

/** The shop's products as its admin sees them, in a fixed order. */
export async function productsOf(shop: Shop): Promise<ProductNow[]> {
  const fields = 'id,handle,variants.id,variants.sku'
  const answer = await shop.admin.get<{ products: ProductNow[] }>(
    `/admin/products?limit=100&order=created_at&fields=${fields}`,
  )
  return expectOk(answer).products
}

type Read = (shop: Shop, product: ProductNow | undefined) => string

const region = (shop: Shop) => `region_id=${shop.regionId}`
const taxed = (shop: Shop) => `${region(shop)}&country_code=us`

/** What storefronts ask: every kind of filter, page, field and price that core knows. */
export const READS: Record<string, Read> = {
  list: () => '/store/products',
  page: () => '/store/products?limit=2&offset=1&order=title',
  newest: () => '/store/products?limit=3&order=-created_at',
  search: () => '/store/products?q=product',
  priced: (shop) => `/store/products?${region(shop)}`,
  taxed: (shop) => `/store/products?${taxed(shop)}&limit=5`,
  pricedFields: (shop) => `/store/products?fields=id,*variants.calculated_price&${taxed(shop)}`,
  amounts: () => '/store/products?fields=id,title,*variants.prices',
  stock: () => '/store/products?fields=id,*variants,%2Bvariants.inventory_quantity',
  stockPlus: (shop) => `/store/products?fields=+variants.inventory_quantity&${region(shop)}`,
  levels: () => '/store/products?fields=id,*variants.inventory_items.inventory.location_levels',
  categories: () => '/store/products?fields=id,title,*categories',
  inCategory: (shop) => `/store/products?category_id=${shop.categoryIds[0]}`,
  inCollection: (shop) => `/store/products?collection_id=${shop.collectionIds[0]}&fields=*collection`,
  tagged: (shop) => `/store/products?tag_id=${shop.tagIds[0]}&tag_id=${shop.tagIds[1]}`,
  typed: (shop) => `/store/products?type_id=${shop.typeIds[0]}`,
  channel: (shop) => `/store/products?sales_channel_id=${shop.otherChannelId}`,
  metadata: () => '/store/products?fields=id,metadata,external_id,*images,*options,*options.values',
  handle: (_shop, product) => `/store/products?handle=${product?.handle ?? 'none'}`,
  one: (_shop, product) => `/store/products/${product?.id ?? 'prod_none'}`,
  onePriced: (shop, product) => `/store/products/${product?.id ?? 'prod_none'}?${taxed(shop)}`,
  oneStock: (_shop, product) =>
    `/store/products/${product?.id ?? 'prod_none'}?fields=*variants,%2Bvariants.inventory_quantity,*categories`,
  refused: () => '/store/products?bogus=1',
}
