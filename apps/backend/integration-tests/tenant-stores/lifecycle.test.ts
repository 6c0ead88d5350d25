import { StorefrontStore, type TenantStoreDetail, type TenantStoreList } from '@cityos/contracts'
import {
  createCart,
  createProduct,
  placeOrder,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { createStore, through } from './shop'

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant
let product: TestProduct

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  other = await backend.provisionTenant('rival')
  product = await createProduct(tenant)
})
afterAll(() => backend?.stop())

const move = (store: { id: string }, verb: string) =>
  tenant.admin.post<{ tenant_store: TenantStoreDetail; code: string; message: string }>(
    `/admin/tenant-stores/${store.id}/${verb}`,
  )
const storefront = (shop: TestTenant, headers = {}) =>
  shop.store.with(headers).get<{ tenant_store: StorefrontStore; code: string }>('/store/tenant-store')

describe('a store', () => {
  it('pauses, refuses everything that would sell, and resumes', async () => {
    const store = await createStore(tenant, { name: 'Pausing' })
    const shop = through(tenant, store)
    const cart = await createCart(shop, product.variants[0]!.id)
    expect((await move(store, 'pause')).body.tenant_store).toMatchObject({
      status: 'paused',
      sales_channel: { is_disabled: true },
    })
    expect(await storefront(shop)).toMatchObject({ status: 403, body: { code: 'store_paused' } })
    expect((await shop.store.post('/store/carts', { region_id: shop.regionId })).status).toBe(403)
    const line = { variant_id: product.variants[0]!.id, quantity: 1 }
    const added = await shop.store.post(`/store/carts/${cart.id}/line-items`, line)
    expect(added).toMatchObject({ status: 403, body: { code: 'store_paused' } })
    await expect(pay(shop, cart.id)).resolves.toMatchObject({ status: 403, body: { code: 'store_paused' } })
    expect((await move(store, 'resume')).body.tenant_store.sales_channel?.is_disabled).toBe(false)
    expect((await pay(shop, cart.id)).status).toBe(200)
  })

  it('keeps its channel to itself: core opens, closes and deletes it not', async () => {
    const store = await createStore(tenant, { name: 'Guarded' })
    await move(store, 'pause')
    const path = `/admin/sales-channels/${store.sales_channel!.id}`
    for (const answer of [
      await tenant.admin.post(path, { is_disabled: false }),
      await tenant.admin.delete(path),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'store_channel_fixed' } })
    }
    expect((await tenant.admin.post(path, { description: 'Mine' })).status).toBe(200)
    expect((await move(store, 'resume')).status).toBe(200)
  })

  it('ends for good when it is archived', async () => {
    const store = await createStore(tenant, { name: 'Ending' })
    expect((await move(store, 'archive')).body).toMatchObject({ code: 'illegal_transition' })
    await move(store, 'pause')
    expect((await move(store, 'archive')).body.tenant_store).toMatchObject({
      status: 'archived',
      sales_channel: { is_disabled: true },
      publishable_key: { revoked: true },
    })
    expect((await storefront(through(tenant, store))).status).toBe(400)
    for (const verb of ['activate', 'pause', 'resume', 'archive']) {
      const { status, body } = await move(store, verb)
      expect([status, body.code]).toEqual([409, 'illegal_transition'])
      expect(body.message).toContain('archived')
    }
  })

  it('sells as a draft only when it is activated', async () => {
    const store = await createStore(tenant, { name: 'Soon', status: 'draft' })
    const shop = through(tenant, store)
    expect((await storefront(shop)).status).toBe(403)
    await expect(placeOrder(shop, product.variants[0]!.id)).rejects.toThrow(/403/)
    expect((await move(store, 'resume')).status).toBe(409)
    expect((await move(store, 'activate')).status).toBe(200)
    expect((await placeOrder(shop, product.variants[0]!.id)).total).toBe(10)
  })

  it('is deleted only when it never sold', async () => {
    const sold = await createStore(tenant, { name: 'Sold' })
    await placeOrder(through(tenant, sold), product.variants[0]!.id)
    const remove = (id: string) => tenant.admin.delete<{ code: string }>(`/admin/tenant-stores/${id}`)
    expect((await remove(sold.id)).body.code).toBe('illegal_transition')
    await move(sold, 'pause')
    await move(sold, 'archive')
    expect(await remove(sold.id)).toMatchObject({ status: 409, body: { code: 'store_has_orders' } })
    const draft = await createStore(tenant, { name: 'Never', status: 'draft' })
    expect((await remove(draft.id)).body).toEqual({ id: draft.id, object: 'tenant_store', deleted: true })
    expect((await tenant.admin.get(`/admin/tenant-stores/${draft.id}`)).status).toBe(404)
    expect((await tenant.admin.get(`/admin/sales-channels/${draft.sales_channel!.id}`)).status).toBe(404)
    expect((await createStore(tenant, { name: 'Never' })).handle).toBe('never')
  })

  it('shows a storefront what it needs, nothing secret, and not again what it has', async () => {
    const store = await createStore(tenant, {
      name: 'Shown',
      type: 'b2b',
      theme: { preset: 'dark' },
      locales: ['de-DE', 'en'],
    })
    const shop = through(tenant, store)
    const { status, body, headers, text } = await storefront(shop)
    expect(status).toBe(200)
    expect(StorefrontStore.parse(body.tenant_store)).toMatchObject({
      name: 'Shown',
      type: 'b2b',
      default_locale: 'de-DE',
      currency_codes: ['usd'],
      primary_domain: null,
      theme: { preset: 'dark', colors: { background: '#0f172a' } },
      regions: [{ id: tenant.regionId, currency_code: 'usd', country_codes: ['us'] }],
    })
    expect(text).not.toMatch(/tenant_id|token|sales_channel/)
    expect(headers['cache-control']).toContain('max-age=15')
    const again = await storefront(shop, { 'if-none-match': headers['etag'] as string })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('changes its words, theme, languages and regions, and its type only as a draft', async () => {
    const store = await createStore(tenant, { name: 'Before', status: 'draft' })
    const change = (input: object) =>
      tenant.admin.post<{ tenant_store: TenantStoreDetail; code: string }>(
        `/admin/tenant-stores/${store.id}`,
        input,
      )
    const { body } = await change({
      name: 'After',
      description: 'New',
      type: 'services',
      theme: { preset: 'warm' },
      locales: ['fr'],
      new_regions: [{ currency_code: 'eur', country_codes: ['fr', 'be'] }],
      remove_region_ids: [tenant.regionId],
    })
    expect(body.tenant_store).toMatchObject({
      name: 'After',
      description: 'New',
      type: 'services',
      theme: { preset: 'warm' },
      default_locale: 'fr',
      currency_codes: ['eur'],
      default_currency_code: 'eur',
      regions: [{ name: 'After (EUR)', country_codes: ['be', 'fr'] }],
    })
    const own = await tenant.admin.get<{ tenant: { currency_codes: string[] } }>('/admin/tenant')
    expect(own.body.tenant.currency_codes).toEqual(['usd', 'eur'])
    const [region] = body.tenant_store.regions
    expect((await change({ remove_region_ids: [region!.id] })).body.code).toBe('validation_failed')
    expect((await change({ add_region_ids: [tenant.regionId] })).body.tenant_store.currency_codes).toEqual([
      'eur',
      'usd',
    ])
    await move(store, 'activate')
    expect((await change({ type: 'retail' })).body.code).toBe('illegal_transition')
    expect((await change({ type: 'services', name: 'Again' })).body.tenant_store.name).toBe('Again')
  })

  it('is listed in pages, by words, status and type, to its own tenant alone', async () => {
    const list = (query: string, who = tenant) =>
      who.admin.get<TenantStoreList>(`/admin/tenant-stores?${query}`).then(({ body }) => body)
    await createStore(other, { name: 'Shown' })
    expect((await list('q=Shown')).tenant_stores.map(({ type }) => type)).toEqual(['b2b'])
    expect((await list('status=archived')).tenant_stores.length).toBeGreaterThan(0)
    expect((await list('type=b2b')).count).toBe(1)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: TenantStoreList = await list(`limit=2&order=name${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.tenant_stores.map(({ name }) => name))
      cursor = page.next_cursor
    }
    expect(seen).toEqual([...seen].sort())
    expect(new Set(seen).size).toBe((await list('limit=1')).count)
  })
})

async function pay(shop: TestTenant, cartId: string) {
  const { body } = await shop.store.post<{ payment_collection: { id: string } }>(
    '/store/payment-collections',
    {
      cart_id: cartId,
    },
  )
  await shop.store.post(`/store/payment-collections/${body.payment_collection.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  })
  return shop.store.post<{ code: string }>(`/store/carts/${cartId}/complete`)
}
