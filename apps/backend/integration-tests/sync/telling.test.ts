import { ProductState, StoreState, TenantState, VendorState } from '@cityos/contracts'
import { createProduct, expectOk, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
import { Operations, rowsOf } from '../tenant-operations/drive'
import { OtherSide } from './other-side'
import { until } from './support'

const CRON_TOKEN = 'a-token-of-at-least-32-characters'
let other: OtherSide
let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let shirt: TestProduct

beforeAll(async () => {
  other = await OtherSide.start()
  backend = await TestBackend.start({ env: { ...other.env, CRON_TOKEN } })
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  shirt = await createProduct(acme, { manageInventory: true, price: 12.5 })
})
afterAll(async () => {
  await backend?.stop()
  await other?.stop()
})

/** What is told of a thing from now on. */
const next = (entityId: string, fits: (data: Record<string, unknown>) => boolean = () => true) => {
  const from = other.told.length
  return () =>
    other.heard(
      (told) => other.told.indexOf(told) >= from && told.entity_id === entityId && fits(told.data ?? {}),
    )
}

describe('what Medusa tells', () => {
  it('a new tenant with its store and domains, in the form of the contract', async () => {
    const told = await other.heard(({ entity_id: id, deleted }) => id === acme.id && !deleted)
    const { data: stores } = {
      data: other.told.filter((t) => t.tenant_id === acme.id && t.entity === 'store'),
    }
    expect(TenantState.strict().parse(told.data)).toMatchObject({
      handle: 'acme',
      status: 'trial',
      tier: 'enterprise',
      currency_codes: ['usd'],
      domains: [{ host: 'acme', kind: 'subdomain', status: 'verified' }],
      initial_placement: { country_code: 'us', scope_code: null },
    })
    expect(stores.length).toBeGreaterThan(0)
    expect(StoreState.strict().parse(stores.at(-1)!.data)).toMatchObject({
      sales_channel_id: acme.salesChannelId,
      region_ids: [acme.regionId],
      type: 'retail',
    })
  })

  it('a product with its prices and stock', async () => {
    const { data } = await other.heard(
      (t) => t.entity_id === shirt.id && JSON.stringify(t.data).includes('usd'),
    )
    expect(ProductState.strict().parse(data)).toEqual({
      title: 'Shirt',
      subtitle: null,
      description: null,
      handle: 'shirt',
      status: 'published',
      thumbnail: null,
      vendor_id: null,
      sales_channel_ids: [acme.salesChannelId],
      variants: [
        {
          id: shirt.variants[0]!.id,
          title: 'One',
          sku: 'SKU-1',
          prices: [{ currency_code: 'usd', amount: '12.5' }],
          available: 0,
        },
      ],
    })
  })

  it('a change, within a second of the answer, with the request that made it', async () => {
    const told = next(shirt.id, ({ title }) => title === 'Blouse')
    const answer = await acme.admin.post(`/admin/products/${shirt.id}`, { title: 'Blouse' })
    const answeredAt = Date.now()
    expect(answer.status).toBe(200)
    const message = await told()
    expect(message.at - answeredAt).toBeLessThan(1_000)
    expect(message).toMatchObject({ event: 'product.updated', tenant_id: acme.id })
    expect(message.correlation_id).toBe(answer.headers['x-request-id'])
  })

  it('prices and stock as they change', async () => {
    const [variant] = shirt.variants
    const priced = next(shirt.id, ({ variants }) => JSON.stringify(variants).includes('"99.999"'))
    expectOk(
      await acme.admin.post(`/admin/products/${shirt.id}/variants/${variant!.id}`, {
        prices: [{ currency_code: 'usd', amount: 99.999 }],
      }),
    )
    await priced()
    const { inventory_items: items } = expectOk(
      await acme.admin.get<{ inventory_items: { id: string }[] }>(`/admin/inventory-items?sku=SKU-1`),
    )
    const stocked = next(shirt.id, ({ variants }) => JSON.stringify(variants).includes('"available":7.5'))
    expectOk(
      await acme.admin.post(`/admin/inventory-items/${items[0]!.id}/location-levels`, {
        location_id: acme.stockLocationId,
        stocked_quantity: 7.5,
      }),
    )
    await stocked()
  })

  it('a vendor, and nothing of who it is to the tax office', async () => {
    const { vendor } = expectOk(
      await acme.admin.post<{ vendor: { id: string } }>('/admin/vendors', {
        name: 'Weavers',
        handle: 'weavers',
        tax_id: 'DE123',
        owner: { email: 'owner@weavers.example' },
      }),
    )
    const { data } = await other.heard(({ entity_id: id }) => id === vendor.id)
    expect(VendorState.strict().parse(data)).toMatchObject({
      name: 'Weavers',
      handle: 'weavers',
      status: 'draft',
    })
    expect(JSON.stringify(data)).not.toMatch(/DE123|owner@/)
  })

  it('what is deleted, as deleted', async () => {
    const { id } = await createProduct(acme, { handle: 'gone', sku: 'SKU-2' })
    await other.heard((told) => told.entity_id === id)
    expectOk(await acme.admin.delete(`/admin/products/${id}`))
    expect(await other.heard((told) => told.entity_id === id && told.deleted)).toMatchObject({
      event: 'product.deleted',
      data: null,
    })
  })

  it('a tenant that is suspended and archived, too', async () => {
    const tenant = await backend.provisionTenant('closing')
    for (const [verb, status] of [
      ['suspend', 'suspended'],
      ['archive', 'archived'],
    ]) {
      const told = next(tenant.id, (data) => data['status'] === status)
      expectOk(await backend.platform.post(`/admin/tenants/${tenant.id}/${verb}`, { reason: 'closing' }))
      await told()
    }
  })

  it('the end of a tenant and of all that it had, and then no more is kept of it', async () => {
    const tenant = await backend.provisionTenant('ending')
    const { id } = await createProduct(tenant, { handle: 'ending' })
    await other.heard((told) => told.entity_id === id)
    await new Operations(backend).purge(tenant.id)
    for (const entityId of [id, tenant.id]) await other.heard((t) => t.entity_id === entityId && t.deleted)
    const cron = () =>
      fetch(`${backend.server.url}/webhooks/cron/reconcile`, {
        method: 'POST',
        headers: { authorization: `Bearer ${CRON_TOKEN}` },
      })
    const left = await until(
      async () => {
        expect((await cron()).status).toBe(200)
        return rowsOf(backend, tenant.id)
      },
      ({ webhook_endpoint: endpoints }) => !endpoints,
    )
    // Ids and hashes, for a tenant that is restored: its versions go on.
    expect(Object.keys(left)).toEqual(['sync_entity'])
  }, 30_000)

  it('each tenant under its own address, with nothing of another’s', async () => {
    const { id } = await createProduct(globex, { handle: 'shirt', sku: 'SKU-1', title: 'Of Globex' })
    await other.heard((told) => told.entity_id === id)
    for (const { path, tenant_id, entity_id } of other.told) {
      expect(path).toBe(`/api/webhooks/bridge/${tenant_id}`)
      if (entity_id === id) expect(tenant_id).toBe(globex.id)
    }
    const ofAcme = JSON.stringify(other.told.filter(({ tenant_id }) => tenant_id === acme.id))
    expect(ofAcme).not.toContain(globex.id)
    expect(ofAcme).not.toContain('Of Globex')
  })

  it('no order and no customer: they are none of the content admin’s', () => {
    expect([...new Set(other.told.map(({ entity }) => entity))].sort()).toEqual([
      'product',
      'store',
      'tenant',
      'vendor',
    ])
  })
})
