import { join } from 'node:path'
import { createProduct, TestBackend, type TestTenant } from '@cityos/testing'
import { allRows } from './rows'
import { createStore } from './shop'

const FIXTURE = join(__dirname, '../fixtures/tenant-stores.ts')
const BOOM = 'forced failure'
let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  await createProduct(tenant)
})
afterAll(() => backend?.stop())

/** Runs a workflow that fails in its last hook, and compares all rows of all tenants before and after. */
async function leavesNothing(name: string, ...args: unknown[]): Promise<void> {
  const before = await allRows(backend)
  expect(await backend.run<string>(FIXTURE, name, tenant.id, ...args)).toContain(BOOM)
  expect(await allRows(backend)).toEqual(before)
}

const NEW_REGION = { currency_code: 'eur', country_codes: ['de', 'fr'], shipping_amount_minor: 490 }

describe('a workflow that fails after its last step leaves every table as it was', () => {
  it('creating a store with regions, locations, products and a theme', async () => {
    await tenant.admin.post('/admin/stock-locations', { name: 'Second warehouse' })
    await leavesNothing('failToCreate', {
      name: 'Doomed',
      theme: { preset: 'dark' },
      region_ids: [tenant.regionId],
      new_regions: [NEW_REGION, { currency_code: 'chf', country_codes: ['ch'] }],
      domain: { kind: 'subdomain', domain: 'doomed-shop' },
    })
    const store = await createStore(tenant, { name: 'Doomed', new_regions: [NEW_REGION] })
    expect(store).toMatchObject({ handle: 'doomed', currency_codes: ['eur'] })
  })

  it('changing everything of a store', async () => {
    const store = await createStore(tenant, { name: 'Changing', status: 'draft' })
    await leavesNothing('failToUpdate', store.id, {
      name: 'Changed',
      description: 'x',
      type: 'b2b',
      theme: { preset: 'bold' },
      locales: ['ar', 'en'],
      new_regions: [{ currency_code: 'gbp', country_codes: ['gb'] }],
      remove_region_ids: [tenant.regionId],
    })
  })

  it('pausing, resuming, archiving and deleting', async () => {
    const store = await createStore(tenant, { name: 'Moving' })
    await claim('moving', store.id)
    await leavesNothing('failToMove', store.id, 'pause')
    await tenant.admin.post(`/admin/tenant-stores/${store.id}/pause`)
    await leavesNothing('failToMove', store.id, 'resume')
    await leavesNothing('failToMove', store.id, 'archive')
    await tenant.admin.post(`/admin/tenant-stores/${store.id}/archive`)
    await leavesNothing('failToDelete', store.id)
    const draft = await createStore(tenant, { name: 'Draft', status: 'draft' })
    await claim('draft', draft.id)
    await leavesNothing('failToDelete', draft.id)
  })

  it('archiving in a tenant that has more stores than its plan allows by now', async () => {
    const store = await createStore(tenant, { name: 'Beyond the plan' })
    await tenant.admin.post(`/admin/tenant-stores/${store.id}/pause`)
    const limits = (stores: number | null) =>
      backend.platform.post(`/admin/tenants/${tenant.id}/limits`, { limit_overrides: { stores } })
    expect((await limits(1)).status).toBe(200)
    await leavesNothing('failToMove', store.id, 'archive')
    expect((await limits(null)).status).toBe(200)
  })

  it('creating one whose handle is taken, although everything else was right', async () => {
    await createStore(tenant, { name: 'Taken' })
    const before = await allRows(backend)
    const { status, body } = await tenant.admin.post<{ code: string }>('/admin/tenant-stores', {
      name: 'Taken',
      new_regions: [{ currency_code: 'sek', country_codes: ['se'] }],
    })
    expect([status, body.code]).toEqual([409, 'store_handle_taken'])
    expect(await allRows(backend)).toEqual(before)
  })
})

it('of two stores that ask for the same country at the same time, one gets it', async () => {
  const ask = (name: string) =>
    tenant.admin.post<{ code?: string }>('/admin/tenant-stores', {
      name,
      new_regions: [{ currency_code: 'nok', country_codes: ['no'] }],
    })
  const answers = await Promise.all(['One', 'Two', 'Three'].map(ask))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect(answers.filter(({ body }) => body.code === 'country_in_use')).toHaveLength(2)
})

/** A verified subdomain of the store, as the tenant's first address. */
async function claim(label: string, storeId: string): Promise<void> {
  await backend.sql(async (client) => {
    await client.query('update tenant_domain set is_primary = false where tenant_id = $1', [tenant.id])
    await client.query(
      `insert into tenant_domain (id, tenant_id, store_id, kind, domain, status, is_primary)
       values ($1, $2, $3, 'subdomain', $4, 'verified', true)`,
      [`tendom_${label}`, tenant.id, storeId, label],
    )
  })
}

it('a store beyond the plan is refused and leaves nothing', async () => {
  const small = await backend.provisionTenant('small', { tier: 'free' })
  const before = await allRows(backend)
  const { status, body } = await small.admin.post<{ code: string }>('/admin/tenant-stores', {
    name: 'Second',
    new_regions: [NEW_REGION],
  })
  expect([status, body.code]).toEqual([403, 'limit_exceeded'])
  expect(await allRows(backend)).toEqual(before)
})
