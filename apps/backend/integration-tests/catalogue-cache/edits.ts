import { createProduct, placeOrder, type Answer } from '@cityos/testing'
import { productsOf, type ProductNow } from './reads'
import { stockUp, type Shop } from './world'

/** What an edit picks from: two numbers decide which thing and which value. */
export interface Choice {
  shop: Shop
  products: ProductNow[]
  product: ProductNow
  a: number
  b: number
}

type Edit = (choice: Choice) => Promise<Answer | unknown>

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const soon = (ms: number) => new Date(Date.now() + ms).toISOString()

async function listed(shop: Shop, path: string, kind: string): Promise<{ id: string }[]> {
  const answer = await shop.admin.get<Record<string, { id: string }[]>>(`${path}?limit=50`)
  return answer.body[kind] ?? []
}

const products: Record<string, Edit> = {
  title: ({ shop, product, a }) =>
    shop.admin.post(`/admin/products/${product.id}`, { title: `Product ${a}` }),
  status: ({ shop, product, a }) =>
    shop.admin.post(`/admin/products/${product.id}`, {
      status: pick(['published', 'published', 'draft'], a),
    }),
  details: ({ shop, product, a }) =>
    shop.admin.post(`/admin/products/${product.id}`, {
      metadata: { edition: a },
      images: [{ url: `https://images.example/${a}.webp` }],
      thumbnail: `https://images.example/${a}.webp`,
    }),
  sorting: ({ shop, product, a, b }) =>
    shop.admin.post(`/admin/products/${product.id}`, {
      categories: a % 3 ? [{ id: pick(shop.categoryIds, a) }] : [],
      tags: b % 3 ? [{ id: pick(shop.tagIds, b) }] : [],
      collection_id: pick([...shop.collectionIds, null], a),
      type_id: pick([...shop.typeIds, null], b),
    }),
  create: ({ shop, a }) =>
    createProduct(shop, { handle: `new-${a}`, title: `New ${a}`, sku: `NEW-${a}`, price: 1 + a }).catch(
      () => undefined,
    ),
  remove: ({ shop, products, product }) =>
    products.length > 2 ? shop.admin.delete(`/admin/products/${product.id}`) : Promise.resolve(),
  addVariant: ({ shop, product, a }) =>
    shop.admin.post(`/admin/products/${product.id}/variants`, {
      title: `Variant ${a}`,
      sku: `VAR-${product.id}-${a}`,
      manage_inventory: a % 2 === 0,
      prices: [{ currency_code: 'usd', amount: 5 + a }],
    }),
  price: ({ shop, product, a, b }) =>
    shop.admin.post(`/admin/products/${product.id}/variants/${pick(product.variants, b)?.id ?? 'none'}`, {
      prices: [{ currency_code: 'usd', amount: 1 + a }],
    }),
  removeVariant: ({ shop, product, b }) =>
    product.variants.length > 1
      ? shop.admin.delete(`/admin/products/${product.id}/variants/${pick(product.variants, b).id}`)
      : Promise.resolve(),
  option: ({ shop, product, a }) =>
    shop.admin.post(`/admin/products/${product.id}/options`, { title: `Option ${a}`, values: ['x', 'y'] }),
}

const around: Record<string, Edit> = {
  category: ({ shop, a, b }) =>
    shop.admin.post(`/admin/product-categories/${pick(shop.categoryIds, a)}`, {
      name: `Category ${b}`,
      is_active: b % 4 !== 0,
      is_internal: b % 5 === 0,
    }),
  collection: ({ shop, a, b }) =>
    shop.admin.post(`/admin/collections/${pick(shop.collectionIds, a)}`, { title: `Collection ${b}` }),
  tag: ({ shop, a, b }) =>
    shop.admin.post(`/admin/product-tags/${pick(shop.tagIds, a)}`, { value: `Tag ${a}-${b}` }),
  type: ({ shop, a, b }) =>
    shop.admin.post(`/admin/product-types/${pick(shop.typeIds, a)}`, { value: `Type ${a}-${b}` }),
  channelMembers: ({ shop, product, a, b }) =>
    shop.admin.post(
      `/admin/sales-channels/${pick([shop.salesChannelId, shop.otherChannelId], a)}/products`,
      b % 2 ? { add: [product.id] } : { remove: [product.id] },
    ),
  channelDisabled: ({ shop, a }) =>
    shop.admin.post(`/admin/sales-channels/${shop.otherChannelId}`, { is_disabled: a % 2 === 0 }),
  keyChannels: ({ shop, a }) =>
    shop.admin.post(
      `/admin/api-keys/${shop.keyId}/sales-channels`,
      a % 3 === 0 ? { add: [shop.otherChannelId] } : { remove: [shop.otherChannelId] },
    ),
  region: ({ shop, a }) =>
    shop.admin.post(`/admin/regions/${shop.regionId}`, { name: `Region ${a}`, automatic_taxes: a % 3 !== 0 }),
  taxRate: async ({ shop, a, b }) => {
    const [region] = await listed(shop, '/admin/tax-regions', 'tax_regions')
    const rates = await listed(shop, '/admin/tax-rates', 'tax_rates')
    if (rates.length && a % 2) return shop.admin.post(`/admin/tax-rates/${rates[0]!.id}`, { rate: b % 30 })
    if (rates.length && a % 5 === 0) return shop.admin.delete(`/admin/tax-rates/${rates[0]!.id}`)
    const rate = {
      tax_region_id: region?.id,
      name: `Rate ${a}`,
      code: `rate-${a}`,
      rate: b % 30,
      is_default: true,
    }
    return shop.admin.post('/admin/tax-rates', rate)
  },
  taxInclusive: async ({ shop, a }) => {
    const [preference] = await listed(shop, '/admin/price-preferences', 'price_preferences')
    return shop.admin.post(`/admin/price-preferences/${preference?.id ?? 'none'}`, {
      is_tax_inclusive: a % 2 === 0,
    })
  },
  promotion: async ({ shop, a }) => {
    const promotions = await listed(shop, '/admin/promotions', 'promotions')
    if (promotions.length && a % 2)
      return shop.admin.post(`/admin/promotions/${promotions[0]!.id}`, { code: `CODE${a}` })
    return shop.admin.post('/admin/promotions', {
      code: `PROMO${a}`,
      type: 'standard',
      status: 'active',
      application_method: { type: 'fixed', target_type: 'order', value: 1, currency_code: 'usd' },
    })
  },
}

const pricing: Record<string, Edit> = {
  priceList: ({ shop, product, a, b }) =>
    shop.admin.post('/admin/price-lists', {
      title: `Sale ${a}`,
      description: 'A sale',
      type: pick(['sale', 'override'], a),
      status: pick(['active', 'active', 'draft'], b),
      // Begins or ends on its own while the test goes on: nobody writes then.
      ...pick(
        [{}, { starts_at: soon(400) }, { ends_at: soon(400) }, { starts_at: soon(300), ends_at: soon(900) }],
        b,
      ),
      prices: product.variants
        .slice(0, 1)
        .map(({ id }) => ({ variant_id: id, currency_code: 'usd', amount: 1 + (a % 9) })),
    }),
  priceListChange: async ({ shop, a, b }) => {
    const lists = await listed(shop, '/admin/price-lists', 'price_lists')
    if (!lists.length) return undefined
    const path = `/admin/price-lists/${pick(lists, a).id}`
    if (b % 3 === 0) return shop.admin.delete(path)
    return shop.admin.post(path, { status: pick(['active', 'draft'], b), starts_at: soon(a - 500) })
  },
}

const stock: Record<string, Edit> = {
  level: ({ shop, product, a, b }) =>
    product.variants.length
      ? stockUp(shop, pick(product.variants, b).sku, a).catch(() => undefined)
      : Promise.resolve(),
  sale: ({ shop, product }) =>
    product.variants.length
      ? placeOrder(shop, product.variants[0]!.id).catch(() => undefined)
      : Promise.resolve(),
  location: ({ shop, a }) =>
    shop.admin.post(`/admin/stock-locations/${shop.stockLocationId}/sales-channels`, {
      [a % 2 ? 'add' : 'remove']: [shop.otherChannelId],
    }),
}

/** Everything that an admin or a shopper does that an answer about products may depend on, and a few that it may not. */
export const EDITS: Record<string, Edit> = { ...products, ...around, ...pricing, ...stock }

/** Makes an edit and answers with the status; an edit that the state refuses (404, 400) is as good as any. */
export async function edit(name: string, shop: Shop, a: number, b: number): Promise<number | undefined> {
  const now = await productsOf(shop)
  const answer = await EDITS[name]!({ shop, products: now, product: pick(now, a + b), a, b })
  const { status } = (answer ?? {}) as Partial<Answer>
  if (status !== undefined && status >= 500)
    throw new Error(`${name} answered ${status}: ${(answer as Answer).text}`)
  return status
}
