import { join } from 'node:path'
import {
  createProduct,
  describeWith,
  expectOk,
  startRedis,
  TestBackend,
  type RunningRedis,
  type TestTenant,
} from '@cityos/testing'

const DRIVE = join(__dirname, '../fixtures/caching/drive.ts')

interface Cart {
  cart: { id: string; region: { id: string } }
}

/** What must hold with either provider: every answer that a cache gives is the tenant's own. */
function describeCaching(start: () => Promise<TestBackend>): void {
  let backend: TestBackend
  let tenants: TestTenant[]

  const callCache = (tenant: TestTenant, method: string, input: object) =>
    backend.run(DRIVE, 'callCache', tenant.id, method, input)
  const cachedRegions = (tenant: TestTenant) => backend.run<string[]>(DRIVE, 'cachedRegions', tenant.id)

  beforeAll(async () => {
    backend = await start()
    tenants = await backend.provisionTenants(2)
    for (const tenant of tenants) await createProduct(tenant, { title: `Shirt of ${tenant.handle}` })
  })

  afterAll(() => backend?.stop())

  it('a cart without a region gets a region of its own tenant, whoever asked first', async () => {
    for (const tenant of [...tenants, ...tenants]) {
      const { cart } = expectOk(await tenant.store.post<Cart>('/store/carts?fields=id,*region', {}))
      expect(cart.region.id).toBe(tenant.regionId)
    }
  })

  it('products, regions and channels of a key are answered to their own tenant, the second time as well', async () => {
    for (const tenant of [...tenants, ...tenants]) {
      const { body: list } = await tenant.store.get<{ products: { title: string }[] }>('/store/products')
      expect(list.products.map((product) => product.title)).toEqual([`Shirt of ${tenant.handle}`])
      const { body } = await tenant.store.get<{ regions: { id: string }[] }>('/store/regions')
      expect(body.regions.map((region) => region.id)).toEqual([tenant.regionId])
    }
  })

  it('the same key and the same tag hold what each tenant put there', async () => {
    const key = 'same'
    for (const tenant of tenants)
      await callCache(tenant, 'set', { key, tags: ['tag'], data: { of: tenant.id } })
    for (const tenant of tenants) {
      expect(await callCache(tenant, 'get', { key })).toEqual({ of: tenant.id })
      expect(await callCache(tenant, 'get', { tags: ['tag'] })).toEqual([{ of: tenant.id }])
    }
  })

  it.each([{ key: 'mine' }, { tags: ['tag'] }, { tags: ['*'] }])(
    'clearing %j clears for one tenant',
    async (what) => {
      const [first, second] = tenants as [TestTenant, TestTenant]
      for (const tenant of tenants)
        await callCache(tenant, 'set', { key: 'mine', tags: ['tag'], data: { of: tenant.id } })
      await callCache(first, 'clear', what)
      expect(await callCache(first, 'get', { key: 'mine' })).toBeNull()
      expect(await callCache(second, 'get', { key: 'mine' })).toEqual({ of: second.id })
    },
  )

  it('a change shows in its tenant after the event, and stays unknown to the other', async () => {
    const [first, second] = tenants as [TestTenant, TestTenant]
    const before = [await cachedRegions(first), await cachedRegions(second)]
    expectOk(await first.admin.post(`/admin/regions/${first.regionId}`, { name: 'Renamed' }))
    let now = before[0]
    for (const deadline = Date.now() + 20_000; now?.[0] !== 'Renamed' && Date.now() < deadline;) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      now = await cachedRegions(first)
    }
    expect(now).toEqual(['Renamed'])
    expect(await cachedRegions(second)).toEqual(before[1])
  })

  it('no query ran outside a tenant scope', async () => {
    expect((await backend.stats()).missingScopes).toBe(0)
  })
}

describe('caching in the memory of a process', () => {
  describeCaching(() => TestBackend.start({ env: { CITYOS_CACHING: 'memory' } }))
})

describeWith('redis')('caching in Redis', () => {
  let redis: RunningRedis
  afterAll(() => redis?.stop())
  describeCaching(async () => {
    redis = await startRedis()
    return TestBackend.start({ env: { CITYOS_CACHING: 'redis', REDIS_URL: redis.url } })
  })
})
