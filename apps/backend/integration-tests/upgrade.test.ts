import type { Client as PgClient } from 'pg'
import { findSchemaProblems } from '@cityos/medusa-tenancy'
import {
  asOwner,
  catalogueSnapshot,
  expectOk,
  migrateDatabase,
  placeOrder,
  TestBackend,
  type TestDatabase,
} from '@cityos/testing'
import { classification } from '../src/tenancy-classification'
import { describeFindings } from './leak/leak-world'
import { sweepReads } from './upgrade/sweep-reads'
import { restoreFixture } from './upgrade/fixture'
import { countRows, findForeignReferences, type RowCounts } from './upgrade/tenant-rows'
import { listUpgradedTenants, oldTenantClients, type UpgradedTenant } from './upgrade/tenants'
import { repeatHazards, type Hazards } from './upgrade/hazards'

interface OrderNumber {
  id: string
  tenant_id: string
  display_id: number
}

let database: TestDatabase
let tenants: UpgradedTenant[]
let before: { rows: RowCounts; orders: OrderNumber[] }
let output: string

const owner = <T>(run: (client: PgClient) => Promise<T>) => asOwner(database.ownerUrl, run)
const listOrders = async (client: PgClient) =>
  (await client.query<OrderNumber>('select id, tenant_id, display_id from "order" order by id')).rows

beforeAll(async () => {
  database = await restoreFixture()
  tenants = await owner(listUpgradedTenants)
  before = { rows: await owner(countRows), orders: await owner(listOrders) }
  output = await migrateDatabase(database.ownerUrl)
}, 240_000)

describe('a database of two tenants that an older Medusa migrated', () => {
  it('held rows of both tenants in most tables, or this rehearsal shows nothing', () => {
    const filled = Object.values(before.rows).filter((count) =>
      tenants.every(({ id }) => (count[id] ?? 0) > 0),
    )
    expect(filled.length).toBeGreaterThan(100)
    expect(tenants).toHaveLength(2)
  })

  it('is safe to serve tenants from after the migration', async () => {
    const problems = await asOwner(database.appUrl, (app) =>
      findSchemaProblems(async (sql) => (await app.query(sql)).rows, classification),
    )
    expect(problems).toEqual([])
    expect(output).toMatch(/tenancy: \d+ tables of tenants/)
  })

  it('kept every row of every tenant', async () => {
    const after = await owner(countRows)
    const lost = Object.entries(before.rows).filter(
      ([table, count]) => JSON.stringify(after[table]) !== JSON.stringify(count),
    )
    expect(lost).toEqual([])
  })

  it('gave the rows of new tables to the tenant of the row they point to', async () => {
    const after = await owner(countRows)
    const options = before.rows['product_option'] as Record<string, number>
    const values = before.rows['product_option_value'] as Record<string, number>
    expect(after['product_product_option']).toEqual(options)
    expect(after['product_product_option_value']).toEqual(values)
    expect(await owner(findForeignReferences)).toEqual([])
  })

  it('kept the number of every order', async () => {
    expect(await owner(listOrders)).toEqual(before.orders)
  })

  it('left tenant_id on every link table', async () => {
    const bare = await owner((client) =>
      client.query(`
        select table_name from link_module_migrations l
         where not exists (select from information_schema.columns c
                            where c.table_name = l.table_name and c.column_name = 'tenant_id' and c.is_nullable = 'NO')`),
    )
    expect(bare.rows).toEqual([])
  })
})

describe('a migration that both tenants make hard', () => {
  let hazards: Hazards
  let snapshot: string[]
  let rows: RowCounts

  beforeAll(async () => {
    snapshot = await owner(catalogueSnapshot)
    rows = await owner(countRows)
    hazards = await owner((client) => repeatHazards(client, tenants))
    output = await migrateDatabase(database.ownerUrl)
  }, 240_000)

  it('changes nothing else: no index, key, policy, grant or row is rebuilt', async () => {
    expect(output).toContain('0 indexes and 0 foreign keys rebuilt, 0 rows backfilled')
    expect(await owner(catalogueSnapshot)).toEqual(snapshot)
    const after = await owner(countRows)
    expect(after).toEqual({ ...rows, ...hazards.addedRows })
  })

  it("links each tenant's products to that tenant's own shipping profile", async () => {
    const { rows: links } = await owner((client) =>
      client.query<{ product: string; profile: string; link: string }>(`
        select p.tenant_id as product, s.tenant_id as profile, l.tenant_id as link from product_shipping_profile l
          join product p on p.id = l.product_id join shipping_profile s on s.id = l.shipping_profile_id order by 1`),
    )
    expect(links).toEqual(tenants.map(({ id }) => ({ product: id, profile: id, link: id })))
  })

  it.each([
    [
      'tax provider',
      `select count(*)::int as count from tax_region where province_code is null and provider_id is null`,
    ],
    ['reserved stock', `select count(*)::int as count from inventory_level where reserved_quantity = 77`],
    [
      'currency code',
      `select count(*)::int as count from region where currency_code <> lower(currency_code)`,
    ],
  ])('repairs the %s of every tenant', async (_, sql) => {
    expect((await owner((client) => client.query(sql))).rows).toEqual([{ count: 0 }])
  })

  it('records each script once, when it has run for every tenant', async () => {
    const { rows: scripts } = await owner((client) =>
      client.query(
        `select script_name, finished_at is not null as finished from script_migrations order by 1`,
      ),
    )
    expect(scripts.length).toBeGreaterThanOrEqual(5)
    expect(scripts.every((script) => script.finished)).toBe(true)
    expect(await owner(findForeignReferences)).toEqual([])
  })
})

describe('after the upgrade', () => {
  let backend: TestBackend

  beforeAll(async () => {
    backend = await TestBackend.start({ database })
  })
  afterAll(() => backend?.stop())

  it.each([0, 1])('tenant %i signs in as before and sells under its next own order number', async (index) => {
    const tenant = await oldTenantClients(backend, tenants[index]!)
    const highest = Math.max(
      ...before.orders.filter((order) => order.tenant_id === tenant.id).map((o) => o.display_id),
    )
    const { products } = expectOk(
      await tenant.store.get<{ products: { title: string; variants: { id: string }[] }[] }>(
        '/store/products',
      ),
    )
    expect(products.map((product) => product.title)).toEqual([`Shirt of ${tenant.handle}`])
    const order = await placeOrder(tenant, products[0]!.variants[0]!.id, 'same@example.com')
    expect(order.display_id).toBe(highest + 1)
  })

  it.each([0, 1])('tenant %i sees its own orders and customers only', async (index) => {
    const tenant = await oldTenantClients(backend, tenants[index]!)
    const foreign = await oldTenantClients(backend, tenants[1 - index]!)
    const orders = expectOk(
      await tenant.admin.get<{ orders: { id: string }[] }>('/admin/orders?limit=100'),
    ).orders
    const own = await backend.sql((client) =>
      client.query(`select id from "order" where tenant_id = $1 and not is_draft_order`, [tenant.id]),
    )
    expect(orders.map((order) => order.id).sort()).toEqual(
      own.rows.map((row: { id: string }) => row.id).sort(),
    )
    const { orders: theirs } = expectOk(
      await foreign.admin.get<{ orders: { id: string }[] }>('/admin/orders'),
    )
    expect((await tenant.admin.get(`/admin/orders/${theirs[0]!.id}`)).status).toBe(404)
    const { customers } = expectOk(
      await tenant.admin.get<{ customers: { email: string }[] }>('/admin/customers'),
    )
    expect(new Set(customers.map((customer) => customer.email))).toEqual(new Set(['same@example.com']))
  })

  it.each([0, 1])('no route shows tenant %i a row of the other', async (index) => {
    const attacker = await oldTenantClients(backend, tenants[index]!)
    const victim = await oldTenantClients(backend, tenants[1 - index]!)
    const { findings, uncovered, log } = await sweepReads(backend, attacker, victim)
    expect(uncovered).toEqual([])
    expect(describeFindings(findings)).toEqual([])
    expect(log.statuses.get(200)).toBeGreaterThan(100)
    expect(log.statuses.get(404)).toBeGreaterThan(50)
  })

  it('no query ran outside a tenant scope', async () => {
    expect((await backend.stats()).missingScopes).toBe(0)
  })
})
