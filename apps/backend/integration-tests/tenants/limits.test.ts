import { join } from 'node:path'
import { createProduct, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { importProducts } from './import-products'
import { drift, rowsOf, type RowCounts } from './tenant-rows'

const FIXTURE = join(__dirname, '../fixtures/tenant-workflows.ts')
const CLIENTS = 50
let backend: TestBackend

beforeAll(async () => {
  backend = await TestBackend.start()
})
afterAll(() => backend?.stop())
/** Whatever a test did, refused or failed: the counts are true. */
afterEach(async () => expect(await drift(backend)).toEqual([]))

interface Usage {
  usage: {
    tier: string
    resources: { resource: string; used: number; maximum: number | null; percent: number | null }[]
  }
}

const limit = (tenant: TestTenant, body: Record<string, unknown>) =>
  backend.platform.post<{ tenant: { tier: string; limits: Record<string, number> } }>(
    `/admin/tenants/${tenant.id}/limits`,
    body,
  )

async function usage(tenant: TestTenant, resource = 'products') {
  const { body } = await tenant.admin.get<Usage>('/admin/tenant/usage')
  return body.usage.resources.find((row) => row.resource === resource)!
}

/** A product with everything that creating one writes: variant, prices, inventory, channel and profile. */
const body = (tenant: TestTenant, name: string) => ({
  title: name,
  handle: name,
  status: 'published',
  shipping_profile_id: tenant.shippingProfileId,
  sales_channels: [{ id: tenant.salesChannelId }],
  options: [{ title: 'Size', values: ['S', 'L'] }],
  variants: ['S', 'L'].map((size) => ({
    title: size,
    sku: `${name}-${size}`,
    manage_inventory: true,
    options: { Size: size },
    prices: [{ currency_code: 'usd', amount: 10 }],
  })),
})

const create = (tenant: TestTenant, name: string) =>
  tenant.admin.post<{ product: { id: string }; code: string; message: string }>(
    '/admin/products',
    body(tenant, name),
  )

const difference = (after: RowCounts, before: RowCounts, times = 1): RowCounts =>
  Object.fromEntries(
    Object.keys(after)
      .map((table) => [table, (after[table]! - (before[table] ?? 0)) * times] as const)
      .filter(([, count]) => count),
  )

describe('a limit', () => {
  it('lets exactly the free places be taken by fifty requests at once, and nothing of the others is left', async () => {
    const tenant = await backend.provisionTenant('rush')
    const empty = await rowsOf(backend, tenant.id)
    expectOk(await create(tenant, 'first'))
    const one = await rowsOf(backend, tenant.id)
    await limit(tenant, { limit_overrides: { products: 11 } })

    const answers = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => create(tenant, `rush-${i}`)))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    const refused = answers.filter(({ status }) => status === 403)
    expect(refused).toHaveLength(40)
    expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['limit_exceeded']))
    const eleven = await rowsOf(backend, tenant.id)
    expect(difference(eleven, empty)).toEqual(difference(one, empty, 11))
    expect(await usage(tenant)).toEqual({ resource: 'products', used: 11, maximum: 11, percent: 100 })
  })

  it('counts the stores that are not archived, exactly, whatever fifty requests do at once', async () => {
    const tenant = await backend.provisionTenant('shops')
    const path = '/admin/tenant-stores'
    const make = (name: string) =>
      tenant.admin.post<{ tenant_store: { id: string }; code: string }>(path, { name })
    const move = (id: string, verb: string) => tenant.admin.post(`${path}/${id}/${verb}`)
    await limit(tenant, { limit_overrides: { stores: 3 } })
    const [a, b] = [expectOk(await make('Shop A')), expectOk(await make('Shop B'))].map(
      ({ tenant_store: { id } }) => id,
    )
    expect((await make('Shop C')).body.code).toBe('limit_exceeded')
    for (const id of [a!, b!]) expectOk(await move(id, 'pause'))
    expectOk(await move(a!, 'archive'))
    expect(await usage(tenant, 'stores')).toMatchObject({ used: 2, maximum: 3 })
    const answers = await Promise.all([
      ...Array.from({ length: CLIENTS }, (_, i) => make(`Rush ${i}`)),
      ...Array.from({ length: 5 }, () => move(b!, 'archive')),
    ])
    const made = answers.filter(({ status }) => status === 201)
    // Whoever waits too long for the others is told to try again; what was done is counted all the same.
    const archived = answers.filter(({ status }) => status === 200).length
    expect(archived).toBeLessThanOrEqual(1)
    const used = 2 - archived + made.length
    expect(used).toBeLessThanOrEqual(3)
    expect(await usage(tenant, 'stores')).toMatchObject({ used })
    for (let place = used; place < 3; place++) expectOk(await make(`Last ${place}`))
    expect((await make('Beyond')).body.code).toBe('limit_exceeded')
    expect((await tenant.admin.delete(`${path}/${a}`)).status).toBe(200)
    expect(await usage(tenant, 'stores')).toMatchObject({ used: 3, maximum: 3 })
  }, 120_000)

  it('is answered in a sentence that names the plan, or none where the number is the tenant’s own', async () => {
    const tenant = await backend.provisionTenant('worded', { tier: 'free' })
    await limit(tenant, { limit_overrides: { products: 1 } })
    await createProduct(tenant)
    expect((await create(tenant, 'second')).body).toEqual({
      type: 'not_allowed',
      code: 'limit_exceeded',
      message: 'This tenant’s plan allows 1 product; remove some or ask for a larger plan.',
    })
    await limit(tenant, { limit_overrides: null })
    const many = Array.from({ length: 49 }, (_, i) => body(tenant, `n-${i}`))
    expectOk(await tenant.admin.post('/admin/products/batch', { create: many }))
    expect((await create(tenant, 'beyond')).body.message).toBe(
      'The plan Free allows 50 products; remove some or ask for a larger plan.',
    )
  })

  it('holds for a batch, which then also updates and deletes nothing', async () => {
    const tenant = await backend.provisionTenant('batches')
    const keep = expectOk(await create(tenant, 'keep')).product.id
    const drop = expectOk(await create(tenant, 'drop')).product.id
    await limit(tenant, { limit_overrides: { products: 3 } })
    const before = await rowsOf(backend, tenant.id)
    const answer = await tenant.admin.post<{ code: string }>('/admin/products/batch', {
      create: ['a', 'b', 'c'].map((name) => body(tenant, name)),
      update: [{ id: keep, title: 'changed' }],
      delete: [drop],
    })
    expect([answer.status, answer.body.code]).toEqual([403, 'limit_exceeded'])
    expect(difference(await rowsOf(backend, tenant.id), before)).toEqual({})
    const products = await tenant.admin.get<{ products: { title: string }[] }>('/admin/products?fields=title')
    expect(products.body.products.map(({ title }) => title).sort()).toEqual(['drop', 'keep'])
  })

  it('holds for an import of a file, which then leaves nothing', async () => {
    const tenant = await backend.provisionTenant('imports')
    await limit(tenant, { limit_overrides: { products: 3 } })
    const before = await rowsOf(backend, tenant.id)
    expect(await importProducts(tenant, ['one', 'two', 'three', 'four'])).toContain('Failed to import')
    expect(difference(await rowsOf(backend, tenant.id), before)['product'] ?? 0).toBe(0)
    expect(await importProducts(tenant, ['one', 'two', 'three'])).toContain('completed successfully')
    expect((await usage(tenant)).used).toBe(3)
  })

  it('counts deletions that race with creations, and never lets in more than there are places', async () => {
    const tenant = await backend.provisionTenant('races')
    const ids: string[] = []
    for (let i = 0; i < 8; i++) ids.push(expectOk(await create(tenant, `old-${i}`)).product.id)
    await limit(tenant, { limit_overrides: { products: 10 } })
    const [deleted, created] = await Promise.all([
      Promise.all(ids.map((id) => tenant.admin.delete(`/admin/products/${id}`))),
      Promise.all(Array.from({ length: 25 }, (_, i) => create(tenant, `new-${i}`))),
    ])
    expect(deleted.map(({ status }) => status)).toEqual(ids.map(() => 200))
    const let_in = created.filter(({ status }) => status === 200).length
    expect(let_in).toBeGreaterThanOrEqual(2)
    expect(let_in).toBeLessThanOrEqual(10)
    expect(created.filter(({ status }) => status === 403)).toHaveLength(25 - let_in)
    expect((await usage(tenant)).used).toBe(let_in)
  })

  it('does not count what failed for another reason', async () => {
    const tenant = await backend.provisionTenant('fails')
    await limit(tenant, { limit_overrides: { products: 2 } })
    for (let i = 0; i < 5; i++) {
      const answer = await tenant.admin.post('/admin/products', {
        ...body(tenant, `bad-${i}`),
        sales_channels: [{ id: 'sc_nobody' }],
        variants: [{ ...body(tenant, `bad-${i}`).variants[0], sku: 'x', options: { Colour: 'none such' } }],
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
    }
    expect((await usage(tenant)).used).toBe(0)
    expect((await create(tenant, 'good')).status).toBe(200)
  })

  it('of one tenant is no limit of another', async () => {
    const [small, large] = [await backend.provisionTenant('small'), await backend.provisionTenant('large')]
    await limit(small, { limit_overrides: { products: 0 } })
    expect((await create(small, 'x')).status).toBe(403)
    expect((await create(large, 'x')).status).toBe(200)
  })

  it('counts the members and stores of a tenant', async () => {
    const tenant = await backend.provisionTenant('counted', { tier: 'free' })
    expect(await usage(tenant, 'members')).toEqual({ resource: 'members', used: 1, maximum: 3, percent: 33 })
    // The store that a tenant starts with.
    expect(await usage(tenant, 'stores')).toEqual({ resource: 'stores', used: 1, maximum: 1, percent: 100 })
  })
})

describe('the platform’s list', () => {
  it('tells what each tenant uses in the same answer, when it is asked to', async () => {
    const tenant = await backend.provisionTenant('listed', { tier: 'free' })
    expect((await create(tenant, 'one')).status).toBe(200)
    const list = async (query: string) =>
      expectOk(
        await backend.platform.get<{ tenants: { id: string; usage?: Usage['usage']['resources'] }[] }>(
          `/admin/tenants?limit=100${query}`,
        ),
      ).tenants
    const tenants = await list('&include=usage')
    expect(tenants.length).toBeGreaterThan(3)
    for (const { id, usage } of tenants) {
      const { body } = await backend.platform.get<Usage>(`/admin/tenants/${id}/usage`)
      expect(usage).toEqual(body.usage.resources)
    }
    expect(tenants.find(({ id }) => id === tenant.id)?.usage).toContainEqual({
      ...{ resource: 'products', used: 1, maximum: 50, percent: 2 },
    })
    expect((await list('')).every((listed) => !('usage' in listed))).toBe(true)
    expect((await backend.platform.get('/admin/tenants?include=secrets')).status).toBe(400)
  })
})

describe('the hourly check', () => {
  const check = () => backend.run(join(__dirname, '../fixtures/quota-drift.ts'), 'check')

  it('logs an error for each count that is not true, and for nothing else', async () => {
    const tenant = await backend.provisionTenant('tampered')
    const sets = (used: number) =>
      backend.sql((client) =>
        client.query(`update tenant_quota set used = $1 where tenant_id = $2 and resource = 'products'`, [
          used,
          tenant.id,
        ]),
      )
    await check()
    expect(backend.server.log()).not.toContain('is counted with')
    await sets(5)
    await check()
    expect(backend.server.log()).toContain(`Tenant ${tenant.id} has 0 products and is counted with 5.`)
    await sets(0)
  })
})

describe('setting limits', () => {
  it('takes effect on the next request, below today’s use blocks new ones alone', async () => {
    const tenant = await backend.provisionTenant('resized')
    const { id } = expectOk(await create(tenant, 'a')).product
    expectOk(await create(tenant, 'b'))
    expect((await limit(tenant, { limit_overrides: { products: 1 } })).status).toBe(200)
    expect(await usage(tenant)).toEqual({ resource: 'products', used: 2, maximum: 1, percent: 200 })
    expect((await create(tenant, 'c')).status).toBe(403)
    expect((await tenant.admin.post(`/admin/products/${id}`, { title: 'renamed' })).status).toBe(200)
    expect((await limit(tenant, { tier: 'starter', limit_overrides: null })).body.tenant).toMatchObject({
      tier: 'starter',
      limits: { products: 1_000, stores: 3 },
    })
    expect((await create(tenant, 'c')).status).toBe(200)
  })

  it('keeps tier and quotas together when two set them at once', async () => {
    const tenant = await backend.provisionTenant('contested')
    const tiers = ['free', 'starter', 'growth', 'free', 'starter', 'growth']
    await Promise.all(tiers.map((tier) => limit(tenant, { tier })))
    const { body } = await backend.platform.get<{ tenant: { limits: { products: number } } }>(
      `/admin/tenants/${tenant.id}`,
    )
    expect((await usage(tenant)).maximum).toBe(body.tenant.limits.products)
  })

  it.each([
    {},
    { tier: 'gold' },
    { tier: null },
    { limit_overrides: { products: -1 } },
    { limit_overrides: { products: 1.5 } },
    { limit_overrides: { products: '10' } },
    { limit_overrides: { warehouses: 1 } },
    { limit_overrides: { api_requests_per_minute: 0 } },
    { limit_overrides: [] },
    { tier: 'free', until: 'tomorrow' },
  ])('refuses %j and changes nothing', async (bad) => {
    const before = (await backend.platform.get('/admin/tenants/rush')).text
    const answer = await backend.platform.post<{ code: string }>('/admin/tenants/rush/limits', bad)
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed'])
    expect((await backend.platform.get('/admin/tenants/rush')).text).toBe(before)
  })

  it('gives tier, overrides and quotas back when a later step fails', async () => {
    const tenant = await backend.provisionTenant('doomed-limits', { tier: 'starter' })
    await limit(tenant, { limit_overrides: { stores: 9, products: 77 } })
    const before = await backend.platform.get<{ tenant: object }>(`/admin/tenants/${tenant.id}`)
    const quotas = await tenant.admin.get<Usage>('/admin/tenant/usage')
    const failed = await backend.run<string>(FIXTURE, 'failLast', 'set-tenant-limits', {
      tenantId: tenant.id,
      limits: { tier: 'free', limit_overrides: { products: 1 } },
    })
    expect(failed).toContain('forced failure')
    const after = await backend.platform.get<{ tenant: object }>(`/admin/tenants/${tenant.id}`)
    expect(after.body.tenant).toEqual({ ...before.body.tenant, updated_at: expect.any(String) })
    expect((await tenant.admin.get<Usage>('/admin/tenant/usage')).body.usage.resources).toEqual(
      quotas.body.usage.resources,
    )
  })

  it('is the platform’s alone', async () => {
    const tenant = await backend.provisionTenant('greedy', { tier: 'free' })
    expect(
      (await tenant.admin.post(`/admin/tenants/${tenant.id}/limits`, { tier: 'enterprise' })).status,
    ).toBe(404)
    expect((await tenant.admin.post('/admin/tenant', { tier: 'enterprise' })).status).toBe(400)
    expect((await usage(tenant)).maximum).toBe(50)
  })
})

describe('provisioning', () => {
  it('removes the quotas of a tenant that it gives up', async () => {
    await backend.run(join(__dirname, '../fixtures/provisioning.ts'), 'provisionAndFail', 'doomed-quotas')
    const { rows } = await backend.sql((client) =>
      client.query(`select tenant_id from tenant_quota where tenant_id not in (select id from tenant)`),
    )
    expect(rows).toEqual([])
  })

  it('puts a tenant on the free plan when nobody says otherwise', async () => {
    const answer = await backend.platform.post<{ tenant: object }>('/admin/tenants', {
      handle: 'frugal',
      name: 'Frugal',
      admin: { email: 'a@frugal.example', password: 'a-password-for-tests' },
    })
    expect(answer.body.tenant).toMatchObject({ tier: 'free', limits: { products: 50 } })
  })
})
