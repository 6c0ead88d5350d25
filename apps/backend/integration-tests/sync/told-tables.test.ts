import { Client } from 'pg'
import type { Sql } from '@cityos/bridge'
import { WEBHOOK_NOUNS } from '@cityos/contracts'
import { cloneDatabase, type TestDatabase } from '@cityos/testing'
import { MedusaSource } from '../../src/sync/source'

let database: TestDatabase
let client: Client
const query = async <Row>(sql: string, values: unknown[] = []) =>
  (await client.query(sql, values)).rows as Row[]

beforeAll(async () => {
  database = await cloneDatabase()
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  // The subject is which thing a row is part of: rows stand alone here, and no deletion takes others along.
  await client.query(`
    do $$ declare k record; begin
      for k in select conrelid::regclass as owner, conname from pg_constraint where contype = 'f' loop
        execute format('alter table %s drop constraint %I', k.owner, k.conname);
      end loop;
    end $$`)
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})
beforeEach(async () => {
  await client.query('begin')
  await client.query(`insert into sync_setting values ('bridge', '{}')`)
})
afterEach(() => client.query('rollback'))

/** Every column that has to have a value gets one. */
async function plant(table: string, given: Record<string, unknown>): Promise<void> {
  const columns = await query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  )
  const values: Record<string, unknown> = {}
  for (const { name, type } of columns)
    values[name] = type === 'jsonb' ? '{}' : /numeric|integer|bigint/.test(type) ? 1 : `${table}1`
  Object.assign(values, { tenant_id: 'ten_a' }, given)
  if (table === 'tenant') delete values['tenant_id']
  const names = Object.keys(values)
  await client.query(
    `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${names.map((_, i) => `$${i + 1}`).join()})`,
    Object.values(values),
  )
}

const DAY = '2026-03-01T00:00:00Z'
const FINDING = { method: 'sandbox', class: 'amount', last_seen_at: DAY }
/** One row of everything that belongs to one product, store, vendor, order and tenant. */
const WORLD: [string, Record<string, unknown>][] = [
  ['tenant', { id: 'ten_a', handle: 'a', name: 'A' }],
  ['tenant_domain', { id: 'd1', domain: 'a' }],
  ['tenant_store', { id: 's1' }],
  ['tenant_store_region', { tenant_store_id: 's1', region_id: 'r1' }],
  ['tenant_store_sales_channel', { tenant_store_id: 's1', sales_channel_id: 'c1' }],
  ['product', { id: 'p1' }],
  ['product_sales_channel', { product_id: 'p1', sales_channel_id: 'c1' }],
  ['product_variant', { id: 'v1', product_id: 'p1' }],
  ['product_variant_price_set', { variant_id: 'v1', price_set_id: 'ps1' }],
  ['price', { price_set_id: 'ps1' }],
  ['product_variant_inventory_item', { variant_id: 'v1', inventory_item_id: 'i1' }],
  ['inventory_level', { inventory_item_id: 'i1' }],
  ['vendor', { id: 'ven1' }],
  ['commission_rule', { id: 'cr1', kind: 'flat' }],
  ['payout', { id: 'po1', method: 'sandbox', amount_minor: 1 }],
  ['payout_finding', { id: 'pf1', ...FINDING }],
  ['vendor_order', { id: 'vo1', placed_at: '2026-03-01T00:00:00Z' }],
  ['dispute', { id: 'dp1', provider: 'manual', amount_minor: 1, occurred_at: '2026-03-01T00:00:00Z' }],
  [
    'subscription',
    {
      ...{ id: 'su1', interval: 'month', starts_on: '2026-03-01', anchor_date: '2026-03-01' },
      ...{ currency_code: 'usd' },
    },
  ],
  [
    'billing_cycle',
    { id: 'bc1', starts_on: '2026-03-01', ends_on: '2026-04-01', due_at: '2026-03-01T00:00:00Z' },
  ],
  [
    'subscription_plan',
    { id: 'sp1', version: 1, interval: 'month', discount_bps: 0, trial_days: 0, minimum_cycles: 0 },
  ],
  ['subscription_plan_target', { plan_id: 'sp1' }],
  ['vendor_document', { id: 'vd1' }],
  ['vendor_member', { id: 'vm1', role: 'owner' }],
  ['vendor_acceptance', { id: 'va1' }],
  ['payout_account', { id: 'pa1', method: 'sandbox', status: 'enabled' }],
  ['payout_reversal', { id: 'pr1', method: 'sandbox' }],
  ['payout_reconciliation', { id: 'rc1', method: 'sandbox', from_at: DAY, to_at: DAY }],
  ['ledger_finding', { id: 'lf1', check_name: 'sign', found_at: DAY, last_seen_at: DAY }],
  ['order', { id: 'o1' }],
  ['order_item', { order_id: 'o1', item_id: 'li1' }],
  ['order_line_item', { id: 'li1' }],
  ['order_summary', { order_id: 'o1' }],
]
const THING: Record<string, string> = {
  tenant: 'tenant ten_a',
  store: 'store s1',
  product: 'product p1',
  vendor: 'vendor ven1',
  commission_rule: 'commission_rule cr1',
  payout: 'payout po1',
  payout_finding: 'payout_finding pf1',
  vendor_order: 'vendor_order vo1',
  dispute: 'dispute dp1',
  subscription: 'subscription su1',
  billing_cycle: 'billing_cycle bc1',
  subscription_plan: 'subscription_plan sp1',
  vendor_document: 'vendor_document vd1',
  vendor_member: 'vendor_member vm1',
  vendor_acceptance: 'vendor_acceptance va1',
  payout_account: 'payout_account pa1',
  payout_reversal: 'payout_reversal pr1',
  payout_reconciliation: 'payout_reconciliation rc1',
  ledger_finding: 'ledger_finding lf1',
  order: 'order o1',
}
/** Those whose rows are part of the thing that their table is called after, or of what that begins with. */
const OWN = Object.keys(THING).filter((entity) => !['tenant', 'store', 'product', 'order'].includes(entity))
const ENTITY = (table: string) =>
  /^tenant_store/.test(table)
    ? 'store'
    : /^tenant/.test(table)
      ? 'tenant'
      : /^order/.test(table)
        ? 'order'
        : table === 'subscription_plan_target'
          ? 'subscription_plan'
          : OWN.includes(table)
            ? table
            : 'product'

async function plantWorld(): Promise<void> {
  // Nobody is told of what stands there already.
  await client.query(`set local session_replication_role = replica`)
  for (const [table, row] of WORLD) await plant(table, row)
  await client.query(`set local session_replication_role = origin`)
  await client.query('delete from sync_outbox')
}
const noted = async () =>
  (
    await query<{ thing: string }>(
      `select tenant_id || ': ' || entity || ' ' || entity_id as thing from sync_outbox order by id`,
    )
  ).map(({ thing }) => thing)
const listen = (tenant: string, events: string[], kind = 'tenant') =>
  client.query(
    `insert into webhook_endpoint (id, tenant_id, kind, url, events, secrets, created_at, updated_at)
     values ($1, $1, $3, 'x', $2, '{}', now(), now())`,
    [tenant, events, kind],
  )

it.each(WORLD)(
  'a change of %s is noted for the thing that it is part of, if it is committed',
  async (table) => {
    const columns = (
      await query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      )
    ).map(({ name }) => `"${name}"`)
    await plantWorld()
    await listen('ten_a', ['order.*', ...OWN.map((entity) => `${entity}.*`)])
    const expected = `ten_a: ${THING[ENTITY(table)]}`
    await client.query(`update "${table}" set ${columns[0]} = ${columns[0]}`)
    expect(await noted()).toEqual([expected])
    await client.query('delete from sync_outbox')
    await client.query(`create temporary table kept as select * from "${table}"`)
    await client.query('savepoint before')
    await client.query(`delete from "${table}"`)
    expect(await noted()).toEqual([expected])
    await client.query('rollback to before')
    expect(await noted()).toEqual([])
    await client.query(`set local session_replication_role = replica`)
    await client.query(`delete from "${table}"`)
    await client.query(`set local session_replication_role = origin`)
    await client.query(`insert into "${table}" (${columns.join()}) select ${columns.join()} from kept`)
    expect(await noted()).toEqual([expected])
  },
)

it('each thing that endpoints may ask for is read from the table that notes it', async () => {
  await plantWorld()
  const sql: Sql = { query: (text, values) => query(text, values as unknown[]) }
  const source = new MedusaSource()
  expect(Object.keys(THING).sort()).toEqual(Object.keys(WEBHOOK_NOUNS).sort())
  for (const [entity, thing] of Object.entries(THING)) {
    const id = thing.split(' ')[1]!
    expect([entity, [...(await source.load(sql, 'ten_a', entity, [id, 'none'])).keys()]]).toEqual([
      entity,
      [id],
    ])
    expect(await source.listIds(sql, 'ten_a', entity, '', 9)).toEqual([id])
    expect(await source.count(sql, 'ten_a', entity)).toBe(1)
  }
})

it('once in each transaction, however often it is written', async () => {
  await plantWorld()
  for (let times = 0; times < 3; times++) {
    await client.query(`update product set title = title || 'x'`)
    await client.query('update product_variant set title = title')
    await client.query('update price set amount = amount + 1')
  }
  expect(await noted()).toEqual(['ten_a: product p1'])
})

it('for nobody who does not listen', async () => {
  await client.query('delete from sync_setting')
  await plantWorld()
  await client.query(`update product set title = 'x'`)
  await client.query('update "order" set version = 2')
  expect(await noted()).toEqual([])
  await listen('ten_b', ['*'])
  await client.query(`update product set title = 'y'`)
  expect(await noted()).toEqual([])
  await listen('ten_a', ['product.updated'])
  await client.query(`update vendor set name = 'y'`)
  expect(await noted()).toEqual([])
  await client.query(`update product set title = 'z'`)
  expect(await noted()).toEqual(['ten_a: product p1'])
})

it('no order for the content admin, and nothing that was told', async () => {
  await plantWorld()
  await client.query('update "order" set version = 2')
  expect(await noted()).toEqual([])
  await client.query(`set local app.told = 'yes'`)
  await client.query(`update product set title = 'x'`)
  expect(await noted()).toEqual([])
})

it('the request that changed it is noted, too', async () => {
  await plantWorld()
  await client.query(`select set_config('app.audit', '{"requestId":"req_1"}', true)`)
  // The trail wants more than that; it is not the subject.
  await client.query('alter table product disable trigger tenancy_audit')
  await client.query(`update product set title = 'x'`)
  expect(await query('select correlation_id from sync_outbox')).toEqual([{ correlation_id: 'req_1' }])
})
