import { join } from 'node:path'
import {
  cloneDatabase,
  createProduct,
  migrateDatabase,
  startServer,
  TestBackend,
  testPlugin,
  type TestTenant,
} from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/search')
const DRIVE = join(FIXTURE, 'drive.ts')
const env = testPlugin(FIXTURE)

interface Results {
  results: { count: number; data: { handle: string; product_id: string }[] }[]
}

let backend: TestBackend
let tenants: TestTenant[]
let products: string[]

const callSearch = <T>(tenantId: string, method: string, input?: unknown) =>
  backend.run<T>(DRIVE, 'callSearch', tenantId, method, input ?? {})

/** Ids of the products that a tenant's admin finds, once there are as many as expected. */
async function found(tenant: TestTenant, q: string, expected: number): Promise<string[]> {
  for (const deadline = Date.now() + 20_000; ;) {
    const { body } = await tenant.admin.get<Results>(`/admin/search?q=${q}&entity=product`)
    const ids = body.results?.[0]?.data.map((hit) => hit.product_id) ?? []
    if (ids.length === expected || Date.now() > deadline) return ids
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

beforeAll(async () => {
  const database = await cloneDatabase()
  await migrateDatabase(database.ownerUrl, env)
  backend = await TestBackend.start({ database, env })
  tenants = await backend.provisionTenants(2)
  products = []
  for (const tenant of tenants) products.push((await createProduct(tenant, { title: 'Blue shirt' })).id)
})

afterAll(() => backend?.stop())

describe('a search index over products with the same handles and titles', () => {
  it('its tables belong to the owner and stand under the policy of the tenants', async () => {
    const { rows } = await backend.sql((client) =>
      client.query(`
        select c.relrowsecurity as secured, c.relowner::regrole::text <> 'cityos_app' as foreign_owner,
               exists (select from pg_policy where polrelid = c.oid and polname = 'tenant') as policy
          from search_postgres_index join pg_class c on c.relname = table_name`),
    )
    expect(rows).toEqual([{ secured: true, foreign_owner: true, policy: true }])
  })

  it.each([0, 1])('tenant %i finds its own document alone, over the admin and the store', async (index) => {
    const tenant = tenants[index]!
    expect(await found(tenant, 'shirt', 1)).toEqual([products[index]])
    const { body } = await tenant.store.post<{ results: { hits: { document: { product_id: string } }[] }[] }>(
      '/store/search',
      { entity: 'product', filters: { q: 'shirt' } },
    )
    expect(body.results[0]!.hits.map((hit) => hit.document.product_id)).toEqual([products[index]])
  })

  it('a changed product is found under its new title, in its own tenant', async () => {
    const [first, second] = tenants as [TestTenant, TestTenant]
    await first.admin.post(`/admin/products/${products[0]}`, { title: 'Green trousers' })
    expect(await found(first, 'trousers', 1)).toEqual([products[0]])
    expect(await found(second, 'trousers', 0)).toEqual([])
    expect(await found(second, 'shirt', 1)).toEqual([products[1]])
  })

  it('a reindex empties and fills the documents of one tenant', async () => {
    const stray = {
      index: 'product',
      documents: [{ handle: 'stray', title: 'Stray shirt', product_id: 'stray' }],
    }
    for (const { id } of tenants) await callSearch(id, 'upsertDocuments', stray)
    await callSearch(tenants[0]!.id, 'reindex', { index: 'product' })
    expect(await found(tenants[0]!, 'stray', 0)).toEqual([])
    expect(await found(tenants[1]!, 'stray', 1)).toEqual(['stray'])
  })

  it('no counter tells how many documents other tenants have', async () => {
    const { rows } = await backend.sql((client) =>
      client.query('select document_count from search_postgres_index'),
    )
    expect(rows).toEqual([{ document_count: 0 }])
  })

  it('a running process refuses to swap or drop an index, in one sentence', async () => {
    const swap = callSearch(tenants[0]!.id, 'reindex', { index: 'product', strategy: 'swap' })
    await expect(swap).rejects.toThrow('A search index is rebuilt in place: use the strategy "in_place".')
    await expect(callSearch('platform', 'deleteIndex', 'product')).rejects.toThrow('Remove the definition')
  })

  it('a start fills what the index lacks, for every tenant', async () => {
    await backend.sql((client) => client.query('delete from search_pg_product_v1'))
    const another = await startServer({ DATABASE_APP_URL: backend.database.appUrl, ...env })
    expect(await found(tenants[0]!, 'trousers', 1)).toEqual([products[0]])
    expect(await found(tenants[1]!, 'shirt', 1)).toEqual([products[1]])
    expect((await another.call<{ missingScopes: number }>('stats')).missingScopes).toBe(0)
    await another.stop()
  })

  it('no query ran outside a tenant scope', async () => {
    expect((await backend.stats()).missingScopes).toBe(0)
  })
})
