import type { TenantStoreDetail, TenantStoreOptions } from '@cityos/contracts'
import { expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { createStore, through } from './shop'

let backend: TestBackend
let tenant: TestTenant
let main: string
let second: string
let variantId: string

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  const { admin } = tenant
  const location = { name: 'Second warehouse' }
  const made = await admin.post<{ stock_location: { id: string } }>('/admin/stock-locations', location)
  second = expectOk(made).stock_location.id
  main = (await locations()).find(({ id }) => id !== second)!.id
  variantId = await stockedIn(second)
})
afterAll(() => backend?.stop())

async function locations() {
  const answer = await tenant.admin.get<{
    stock_locations: { id: string; name: string; sales_channels?: { id: string }[] }[]
  }>('/admin/stock-locations?fields=id,name,sales_channels.id')
  return expectOk(answer).stock_locations
}

/** A variant that is kept in one location alone. */
async function stockedIn(location_id: string): Promise<string> {
  const { admin } = tenant
  const { shipping_profiles: profiles } = expectOk(
    await admin.get<{ shipping_profiles: { id: string }[] }>('/admin/shipping-profiles'),
  )
  const { product } = expectOk(
    await admin.post<{ product: { variants: { id: string }[] } }>('/admin/products', {
      title: 'Lamp',
      status: 'published',
      shipping_profile_id: profiles[0]!.id,
      options: [{ title: 'Size', values: ['One'] }],
      variants: [
        {
          title: 'One',
          sku: 'LAMP',
          manage_inventory: true,
          options: { Size: 'One' },
          prices: [{ currency_code: 'usd', amount: 10 }],
        },
      ],
    }),
  )
  const { inventory_items: items } = expectOk(
    await admin.get<{ inventory_items: { id: string }[] }>('/admin/inventory-items?sku=LAMP'),
  )
  const level = { location_id, stocked_quantity: 5 }
  expectOk(await admin.post(`/admin/inventory-items/${items[0]!.id}/location-levels`, level))
  return product.variants[0]!.id
}

const buys = async (store: TenantStoreDetail) => {
  const items = [{ variant_id: variantId, quantity: 1 }]
  const { store: shopper } = through(tenant, store)
  return (await shopper.post('/store/carts', { region_id: tenant.regionId, items })).status
}

const locationsOf = async (store: TenantStoreDetail) =>
  (await locations())
    .filter(({ sales_channels: channels }) => channels?.some(({ id }) => id === store.sales_channel!.id))
    .map(({ id }) => id)
    .sort()

describe('a new store', () => {
  it('sells from every stock location of its tenant', async () => {
    const store = await createStore(tenant, { name: 'Everywhere' })
    expect(await locationsOf(store)).toEqual([main, second].sort())
    expect(await buys(store)).toBe(200)
  })

  it('sells from the chosen ones alone', async () => {
    const store = await createStore(tenant, { name: 'From the main one', stock_location_ids: [main] })
    expect(await locationsOf(store)).toEqual([main])
    expect(await buys(store)).toBe(400)
  })

  it('with a region of its own needs one that ships to it', async () => {
    const new_regions = [{ currency_code: 'usd', country_codes: ['ca'] }]
    const nowhere = { name: 'No way out', stock_location_ids: [second], new_regions }
    expect(await tenant.admin.post('/admin/tenant-stores', nowhere)).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', message: expect.stringContaining('stock location') as string },
    })
    const store = await createStore(tenant, { ...nowhere, stock_location_ids: [second, main] })
    expect(await locationsOf(store)).toEqual([main, second].sort())
  })

  it('can be given them by the options', async () => {
    const answer = await tenant.admin.get<TenantStoreOptions>('/admin/tenant-stores/options')
    expect(expectOk(answer).stock_locations).toEqual([
      { id: main, name: 'Main warehouse' },
      { id: second, name: 'Second warehouse' },
    ])
  })
})
