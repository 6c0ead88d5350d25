import {
  Client,
  createProduct,
  expectOk,
  startServer,
  TestBackend,
  type Answer,
  type ServerProcess,
  type TestTenant,
} from '@cityos/testing'

/** A tenant with a second channel, things to sort products by, stock, and storefronts on every process. */
export interface Shop extends TestTenant {
  keyId: string
  otherChannelId: string
  categoryIds: string[]
  collectionIds: string[]
  tagIds: string[]
  typeIds: string[]
}

/** Two processes with the cache and one without it, on one database. */
export interface World {
  backend: TestBackend
  cached: ServerProcess[]
  uncached: ServerProcess
  shops: Shop[]
  stop(): Promise<void>
}

const POOL = { DATABASE_POOL_MAX: '5' }

export async function createWorld(handles: string[], settings: Record<string, string> = {}): Promise<World> {
  const backend = await TestBackend.start({ env: { ...POOL, ...settings, CATALOGUE_CACHE: 'on' } })
  const started: ServerProcess[] = []
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()))
    await backend.stop()
  }
  try {
    const env = { ...POOL, ...settings, DATABASE_APP_URL: backend.database.appUrl }
    for (const CATALOGUE_CACHE of ['on', 'off']) started.push(await startServer({ ...env, CATALOGUE_CACHE }))
    const [second, uncached] = started as [ServerProcess, ServerProcess]
    const shops: Shop[] = []
    for (const handle of handles) shops.push(await openShop(await backend.provisionTenant(handle)))
    return { backend, cached: [backend.server, second], uncached, shops, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The storefront of a shop as one process answers it. */
export function storefront(server: ServerProcess, shop: TestTenant): Client {
  return new Client(server.url, shop.store.headers)
}

/** What of an answer has to be the same with and without the cache. */
export function essence({ status, text, headers }: Answer<unknown>): string {
  return `${status} ${String(headers['content-type'])} ${text}`
}

async function openShop(tenant: TestTenant): Promise<Shop> {
  const { admin } = tenant
  const create = async (path: string, kind: string, body: object): Promise<string> => {
    const answer = expectOk(await admin.post<Record<string, { id: string }>>(path, body))
    return (answer[kind] as { id: string }).id
  }
  const both = (make: (n: number) => Promise<string>) => Promise.all([1, 2].map(make))
  const keys = expectOk(
    await admin.get<{ api_keys: { id: string }[] }>('/admin/api-keys?type=publishable'),
  ).api_keys
  const shop: Shop = {
    ...tenant,
    keyId: keys[0]!.id,
    otherChannelId: await create('/admin/sales-channels', 'sales_channel', { name: 'Outlet' }),
    categoryIds: await both((n) =>
      create('/admin/product-categories', 'product_category', { name: `Category ${n}`, is_active: true }),
    ),
    collectionIds: await both((n) =>
      create('/admin/collections', 'collection', { title: `Collection ${n}` }),
    ),
    tagIds: await both((n) => create('/admin/product-tags', 'product_tag', { value: `Tag ${n}` })),
    typeIds: await both((n) => create('/admin/product-types', 'product_type', { value: `Type ${n}` })),
  }
  for (const n of [1, 2, 3]) {
    const product = await createProduct(tenant, {
      handle: `product-${n}`,
      title: `Product ${n}`,
      sku: `SKU-${n}`,
      price: 10 * n,
      manageInventory: true,
    })
    await stockUp(shop, product.variants[0]!.sku, 1_000)
  }
  return shop
}

/** Sets the stock of a variant at the tenant's warehouse. */
export async function stockUp(shop: TestTenant, sku: string, quantity: number): Promise<Answer> {
  const { inventory_items: items } = expectOk(
    await shop.admin.get<{ inventory_items: { id: string; location_levels?: unknown[] }[] }>(
      `/admin/inventory-items?sku=${sku}&fields=id,*location_levels`,
    ),
  )
  const [item] = items
  const at = `/admin/inventory-items/${item?.id ?? 'none'}/location-levels`
  return item?.location_levels?.length
    ? shop.admin.post(`${at}/${shop.stockLocationId}`, { stocked_quantity: quantity })
    : shop.admin.post(at, { location_id: shop.stockLocationId, stocked_quantity: quantity })
}
