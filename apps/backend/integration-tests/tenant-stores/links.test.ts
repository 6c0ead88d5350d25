import { join } from 'node:path'
import type { TenantStoreDetail } from '@cityos/contracts'
import { TestBackend, type TestTenant } from '@cityos/testing'
import { createStore } from './shop'

const FIXTURE = join(__dirname, '../fixtures/tenant-stores.ts')
let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let store: TenantStoreDetail
let foreign: TenantStoreDetail

type Row = Record<string, unknown>

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  store = await createStore(acme, { name: 'Outlet', region_ids: [acme.regionId] })
  foreign = await createStore(globex, { name: 'Outlet' })
})
afterAll(() => backend?.stop())

const graph = (tenant: TestTenant, entity: string, fields: string[], filters: object = {}) =>
  backend.run<Row[]>(FIXTURE, 'graph', tenant.id, { entity, fields, filters })

/** The channels that the database says a tenant has, and those that the link says. */
async function channels(tenant: TestTenant) {
  const [row] = await graph(tenant, 'tenant', ['id', 'sales_channels.id'])
  const linked = (row?.['sales_channels'] as { id: string }[]).map(({ id }) => id).sort()
  const real = await backend.sql(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from sales_channel where tenant_id = $1 and deleted_at is null order by 1',
      [tenant.id],
    )
    return rows.map(({ id }) => id)
  })
  return { linked, real }
}

describe('the links of a store', () => {
  it('lead from the store to everything that it sells through', async () => {
    const fields = [
      'id',
      'tenant.handle',
      'sales_channel.id',
      'api_key.token',
      'regions.id',
      'tenant_domains.domain',
    ]
    const [found] = await graph(acme, 'tenant_store', fields, { id: store.id })
    expect(found).toMatchObject({
      id: store.id,
      tenant: { handle: 'acme' },
      sales_channel: { id: store.sales_channel!.id },
      api_key: { token: store.publishable_key!.token },
      regions: [{ id: acme.regionId }],
    })
  })

  it('lead back to it from each of them', async () => {
    const outlet = { id: store.id, name: 'Outlet' }
    const tenantStore = ['tenant_store.id', 'tenant_store.name']
    const [channel] = await graph(acme, 'sales_channel', ['id', 'tenant.id', ...tenantStore], {
      id: store.sales_channel!.id,
    })
    expect(channel).toMatchObject({ tenant: { id: acme.id }, tenant_store: outlet })
    const [key] = await graph(acme, 'api_key', ['id', ...tenantStore], { id: store.publishable_key!.id })
    expect(key).toMatchObject({ tenant_store: outlet })
    const [region] = await graph(acme, 'region', ['id', 'tenant_stores.id'], { id: acme.regionId })
    expect((region?.['tenant_stores'] as Row[]).map(({ id }) => id)).toContain(store.id)
    const [tenant] = await graph(acme, 'tenant', ['id', 'tenant_stores.name'])
    expect((tenant?.['tenant_stores'] as Row[]).map(({ name }) => name).sort()).toEqual([
      'Outlet',
      'Tenant acme',
    ])
    const [domain] = await graph(acme, 'tenant_domain', ['domain', 'tenant_store.handle'])
    expect(domain).toMatchObject({ domain: 'acme', tenant_store: { handle: 'acme' } })
  })

  it("show nothing of another tenant's, from either side", async () => {
    expect(await graph(acme, 'tenant_store', ['id'], { id: foreign.id })).toEqual([])
    expect(await graph(acme, 'tenant', ['id'])).toEqual([expect.objectContaining({ id: acme.id })])
    expect(await graph(acme, 'tenant', ['id'], { id: globex.id })).toEqual([])
    expect(
      await graph(acme, 'sales_channel', ['id', 'tenant.id'], { id: foreign.sales_channel!.id }),
    ).toEqual([])
    expect(await graph(acme, 'tenant_domain', ['domain'])).toHaveLength(1)
    const everything = await graph(acme, 'tenant_store', [
      '*',
      'regions.*',
      'sales_channel.*',
      'api_key.*',
      'tenant.*',
    ])
    const text = JSON.stringify(everything)
    for (const secret of [
      globex.id,
      globex.regionId,
      foreign.sales_channel!.id,
      foreign.publishable_key!.token,
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe("a tenant's link to its channels", () => {
  it('has a row for each channel that provisioning and new stores make', async () => {
    const { linked, real } = await channels(acme)
    expect(linked).toEqual(real)
    expect(linked).toHaveLength(2)
  })

  it("follows the channels that core's own routes make and delete", async () => {
    const { body } = await acme.admin.post<{ sales_channel: { id: string } }>('/admin/sales-channels', {
      name: 'By hand',
    })
    const { id } = body.sales_channel
    expect((await channels(acme)).linked).toContain(id)
    expect((await acme.admin.delete(`/admin/sales-channels/${id}`)).status).toBe(200)
    const { linked, real } = await channels(acme)
    expect(linked).not.toContain(id)
    expect(linked).toEqual(real)
  })

  it('cannot be pointed at another tenant', async () => {
    const insert = backend.run(FIXTURE, 'linkChannel', acme.id, globex.id, store.sales_channel!.id)
    await expect(insert).rejects.toThrow(/row-level security/)
  })
})

describe('a tenant from before there were stores', () => {
  it('gets its first one of what it sells through, once', async () => {
    const old = await backend.provisionTenant('old')
    await backend.sql(async (client) => {
      for (const table of [
        'tenant_store',
        'tenant_store_api_key',
        'tenant_store_sales_channel',
        'tenant_store_region',
      ])
        await client.query(`delete from ${table} where tenant_id = $1`, [old.id])
    })
    const id = await backend.run<string>(FIXTURE, 'adopt', old.id)
    expect(await backend.run(FIXTURE, 'adopt', old.id)).toBeNull()
    const { body } = await old.admin.get<{ tenant_store: TenantStoreDetail }>(`/admin/tenant-stores/${id}`)
    expect(body.tenant_store).toMatchObject({
      handle: 'old',
      name: 'Tenant old',
      type: 'retail',
      status: 'active',
      sales_channel: { id: old.salesChannelId },
      publishable_key: { token: old.publishableKey },
      regions: [{ id: old.regionId }],
    })
  })
})
