import { TenantStoreDetail } from '@cityos/contracts'
import { createProduct, placeOrder, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
import { createStore, through } from './shop'

let backend: TestBackend
let tenant: TestTenant
let product: TestProduct

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  product = await createProduct(tenant)
})
afterAll(() => backend?.stop())

const titles = async (shop: TestTenant) => {
  const { body } = await shop.store.get<{ products: { title: string }[] }>('/store/products')
  return body.products.map(({ title }) => title)
}

describe('a new store', () => {
  it('sells at once with nothing but a name, through its own channel and key', async () => {
    const store = await createStore(tenant, { name: 'Outlet' })
    expect(TenantStoreDetail.parse(store)).toMatchObject({
      handle: 'outlet',
      type: 'retail',
      status: 'active',
      currency_codes: ['usd'],
      default_currency_code: 'usd',
      sales_channel: { is_disabled: false },
      publishable_key: { revoked: false },
      counts: { products: 1, priced: 1, orders: 0 },
    })
    const shop = through(tenant, store)
    expect(shop.salesChannelId).not.toBe(tenant.salesChannelId)
    const order = await placeOrder(shop, product.variants[0]!.id)
    const { body } = await tenant.admin.get<{ order: { sales_channel_id: string } }>(
      `/admin/orders/${order.id}?fields=sales_channel_id`,
    )
    expect(body.order.sales_channel_id).toBe(store.sales_channel!.id)
  })

  it('counts as priced what is published and has a price in a currency of its regions', async () => {
    const { id, ...store } = await createStore(tenant, {
      name: 'Unpriced',
      new_regions: [{ currency_code: 'sek', country_codes: ['se'] }],
    })
    expect(store.counts).toEqual({ products: 1, priced: 0, orders: 0 })
    const change = (path: string, body: unknown) =>
      tenant.admin.post(`/admin/products/${product.id}${path}`, body)
    const counts = async () =>
      (await tenant.admin.get<{ tenant_store: TenantStoreDetail }>(`/admin/tenant-stores/${id}`)).body
        .tenant_store.counts
    const priced = [
      { currency_code: 'usd', amount: 10 },
      { currency_code: 'sek', amount: 100 },
    ]
    expect((await change(`/variants/${product.variants[0]!.id}`, { prices: priced })).status).toBe(200)
    expect(await counts()).toEqual({ products: 1, priced: 1, orders: 0 })
    await change('', { status: 'draft' })
    expect(await counts()).toEqual({ products: 1, priced: 0, orders: 0 })
    await change('', { status: 'published' })
  })

  it('sells the products of its channel only', async () => {
    const empty = through(tenant, await createStore(tenant, { name: 'Empty', products: 'none' }))
    expect(await titles(empty)).toEqual([])
    const own = await createProduct(empty, { handle: 'cap', title: 'Cap', sku: 'CAP' })
    expect(await titles(empty)).toEqual(['Cap'])
    expect(await titles(tenant)).toEqual(['Shirt'])
    await expect(placeOrder(empty, product.variants[0]!.id)).rejects.toThrow(/400/)
    expect((await placeOrder(empty, own.variants[0]!.id)).total).toBe(10)
  })

  it('sells at a host of its own, which is free again when the store has ended', async () => {
    const domain = { kind: 'subdomain' as const, domain: 'brands-hosted' }
    const store = await createStore(tenant, { name: 'Hosted', domain })
    expect(store.domains).toMatchObject([{ host: 'brands-hosted.localhost', status: 'verified' }])
    const key = { 'x-publishable-api-key': store.publishable_key!.token }
    const there = { ...through(tenant, store), store: backend.client('brands-hosted.localhost').with(key) }
    expect((await placeOrder(there, product.variants[0]!.id)).total).toBe(10)
    const { body } = await there.store.get<{ tenant_store: { primary_domain: string } }>(
      '/store/tenant-store',
    )
    expect(body.tenant_store.primary_domain).toBe('brands-hosted.localhost')
    const again = { name: 'Hosted again', domain }
    expect(await tenant.admin.post('/admin/tenant-stores', again)).toMatchObject({
      status: 409,
      body: { code: 'tenant_domain_taken' },
    })
    await tenant.admin.post(`/admin/tenant-stores/${store.id}/pause`)
    await tenant.admin.post(`/admin/tenant-stores/${store.id}/archive`)
    expect((await there.store.get('/store/tenant-store')).status).toBe(404)
    expect((await createStore(tenant, again)).domains).toHaveLength(1)
  })
})
