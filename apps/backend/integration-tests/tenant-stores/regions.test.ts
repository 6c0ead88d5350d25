import { createProduct, expectOk, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
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

const NEW_REGION = { currency_code: 'usd', country_codes: ['ca'] }
type Shop = Pick<TestTenant, 'store'>

const cart = (shop: Shop, region_id: string, items: object[] = []) =>
  shop.store.post<{ cart: { id: string }; message?: string }>('/store/carts', { region_id, items })
const item = () => ({ variant_id: product.variants[0]!.id, quantity: 1 })

/** No way into a cart of the region is open to the shop. */
async function isShut(shop: Shop, regionId: string, cartId: string): Promise<void> {
  const answers = [
    await cart(shop, regionId),
    await cart(shop, regionId, [item()]),
    await shop.store.post<{ message?: string }>(`/store/carts/${cartId}`, { region_id: regionId }),
  ]
  for (const { status, body } of answers) {
    expect([status, body.message]).toEqual([400, `region_id: this store does not sell to ${regionId}.`])
  }
}

describe('a region', () => {
  it('belongs to the stores that sell to it: no other takes a cart there', async () => {
    const store = await createStore(tenant, {
      name: 'Elsewhere',
      new_regions: [{ ...NEW_REGION, country_codes: ['at'] }],
    })
    const own = expectOk(await cart(tenant, tenant.regionId)).cart
    await isShut(tenant, store.regions[0]!.id, own.id)
    expect((await cart(through(tenant, store), store.regions[0]!.id, [item()])).status).toBe(200)
  })

  it('that no store has taken up is sold to by nobody', async () => {
    const { region } = expectOk(
      await tenant.admin.post<{ region: { id: string } }>('/admin/regions', {
        name: 'Nobody’s',
        currency_code: 'usd',
        countries: ['mx'],
      }),
    )
    const own = expectOk(await cart(tenant, tenant.regionId)).cart
    await isShut(tenant, region.id, own.id)
    const [first] = await storesOf(tenant)
    expectOk(await tenant.admin.post(`/admin/tenant-stores/${first!.id}`, { add_region_ids: [region.id] }))
    expect((await cart(tenant, region.id)).status).toBe(200)
  })

  it('that lost its last store is sold to by nobody, and by nobody who had a cart there', async () => {
    const store = await createStore(tenant, { name: 'Leaving', new_regions: [NEW_REGION] })
    const shop = through(tenant, store)
    const regionId = shop.regionId
    const mine = expectOk(await cart(shop, regionId, [item()])).cart
    const theirs = expectOk(await cart(tenant, tenant.regionId)).cart
    expectOk(
      await tenant.admin.post(`/admin/tenant-stores/${store.id}`, {
        add_region_ids: [tenant.regionId],
        remove_region_ids: [regionId],
      }),
    )
    await isShut(shop, regionId, expectOk(await cart(shop, tenant.regionId)).cart.id)
    await isShut(tenant, regionId, theirs.id)
    const line = await shop.store.post<{ message: string }>(`/store/carts/${mine.id}/line-items`, item())
    expect([line.status, line.body.message]).toEqual([
      400,
      `region_id: this store does not sell to ${regionId}.`,
    ])
    const order = await shop.store.post<{ message: string }>(`/store/carts/${mine.id}/complete`)
    expect(order.text).not.toContain('"type":"order"')
    expect(order.status).toBe(400)
  })

  it.each(['draft', 'archived'] as const)(
    'whose only store was deleted as %s is sold to by nobody',
    async (as) => {
      const country = as === 'draft' ? 'se' : 'no'
      const store = await createStore(tenant, {
        name: `Short-lived ${as}`,
        status: as === 'draft' ? 'draft' : 'active',
        new_regions: [{ currency_code: 'usd', country_codes: [country] }],
      })
      const own = expectOk(await cart(tenant, tenant.regionId)).cart
      const path = `/admin/tenant-stores/${store.id}`
      if (as === 'archived')
        for (const verb of ['pause', 'archive']) expectOk(await tenant.admin.post(`${path}/${verb}`))
      await isShut(tenant, store.regions[0]!.id, own.id)
      expectOk(await tenant.admin.delete(path))
      await isShut(tenant, store.regions[0]!.id, own.id)
    },
  )
})

it('a channel without a store sells where some store does, and nowhere else', async () => {
  const store = await createStore(tenant, {
    name: 'With a till',
    new_regions: [{ currency_code: 'usd', country_codes: ['dk'] }],
  })
  const regionId = store.regions[0]!.id
  const { sales_channel: till } = expectOk(
    await tenant.admin.post<{ sales_channel: { id: string } }>('/admin/sales-channels', { name: 'Till' }),
  )
  const { api_key: key } = expectOk(
    await tenant.admin.post<{ api_key: { id: string; token: string } }>('/admin/api-keys', {
      title: 'Till',
      type: 'publishable',
    }),
  )
  expectOk(await tenant.admin.post(`/admin/api-keys/${key.id}/sales-channels`, { add: [till.id] }))
  const shop = { store: tenant.anonymous.with({ 'x-publishable-api-key': key.token }) }
  expect((await cart(shop, regionId)).status).toBe(200)
  const own = expectOk(await cart(shop, tenant.regionId)).cart
  for (const verb of ['pause', 'archive']) {
    expectOk(await tenant.admin.post(`/admin/tenant-stores/${store.id}/${verb}`))
  }
  await isShut(shop, regionId, own.id)
})

async function storesOf({ admin }: TestTenant): Promise<{ id: string }[]> {
  const answer = await admin.get<{ tenant_stores: { id: string }[] }>('/admin/tenant-stores?order=created_at')
  return expectOk(answer).tenant_stores
}
