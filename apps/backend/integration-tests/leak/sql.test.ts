import { Client } from 'pg'
import { findSchemaProblems, classify, type Classification } from '@cityos/medusa-tenancy'
import { createProduct, placeOrder, TestBackend, type TestTenant } from '@cityos/testing'
import projectTables from '../../tenancy.classification.json'
import { ensureRow, plausibleRow } from './plausible-row'

/*
 * What a tenant could do if it could run any SQL as the application's role: nothing beyond its own rows.
 */

let backend: TestBackend
let attacker: TestTenant
let victim: TestTenant
let app: Client
let tenantTables: string[]

beforeAll(async () => {
  backend = await TestBackend.start()
  ;[attacker, victim] = (await backend.provisionTenants(2)) as [TestTenant, TestTenant]
  for (const tenant of [attacker, victim]) {
    const product = await createProduct(tenant, { sku: 'SKU-1' })
    await placeOrder(tenant, product.variants[0]!.id)
  }
  tenantTables = await tablesUnder('tenant')
}, 300_000)

beforeEach(async () => {
  app = new Client({ connectionString: backend.database.appUrl })
  await app.connect()
  await app.query("select set_config('app.tenant', $1, false)", [attacker.id])
})
afterEach(() => app.end())
afterAll(() => backend?.stop())

const quoted = (name: string) => `"${name}"`
const run = async (sql: string) => (await app.query<Record<string, unknown>>(sql)).rows

function tablesUnder(policy: string): Promise<string[]> {
  return backend.sql(async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polname = $1 and c.relnamespace = 'public'::regnamespace order by 1`,
      [policy],
    )
    return rows.map(({ name }) => name)
  })
}

/** The error's SQLSTATE, or the number of rows that were affected. */
async function attempt(sql: string, values: unknown[] = []): Promise<string | number> {
  try {
    return (await app.query(sql, values)).rowCount ?? 0
  } catch (error) {
    return (error as { code: string }).code
  }
}

const { append_only: growing, derived } = classify(projectTables as Partial<Classification>)
/** Whose rows the application may neither change nor remove, its own tenant's neither. */
const isLocked = (table: string) => table in growing || table in derived

const DENIED = '42501'
const FOREIGN_KEY_VIOLATION = '23503'

describe('the schema', () => {
  it('is safe by its own check', async () => {
    expect(await findSchemaProblems(run, projectTables as Partial<Classification>)).toEqual([])
  })

  it('has every table under a policy or in the short list of global tables', async () => {
    const { global, platform } = classify(projectTables as Partial<Classification>)
    const every = await backend.sql(async (owner) => {
      const { rows } = await owner.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
      )
      return rows.map(({ name }) => name)
    })
    const covered = new Set([...tenantTables, ...(await tablesUnder('platform')), ...Object.keys(global)])
    const uncovered = every.filter((table) => !covered.has(table))
    if (uncovered.length) console.info('global tables and their reasons:', global, platform)
    expect(uncovered).toEqual([])
    expect(Object.keys(global).length).toBeLessThanOrEqual(15)
  })

  it('closes a table that a migration adds until the sync has classified it', async () => {
    await backend.sql((owner) => owner.query('create table newcomer (id text primary key)'))
    expect(await attempt('select from newcomer')).toBe(DENIED)
    expect(await findSchemaProblems(run, projectTables as Partial<Classification>)).not.toEqual([])
    await backend.sql((owner) => owner.query('drop table newcomer'))
  })

  it('lets the application run the reviewed functions only, and no other as their owner', async () => {
    const functions = await run(`
      select p.proname as name, p.prosecdef as definer from pg_proc p
       where p.pronamespace = 'public'::regnamespace and has_function_privilege(current_user, p.oid, 'EXECUTE')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       order by 1`)
    expect(functions.filter((row) => row['definer']).map((row) => row['name'])).toEqual([
      // The audit log, which nobody writes otherwise.
      'tenancy_audit_expire',
      'tenancy_audit_request',
      // What only grows, of a tenant that is closed.
      'tenancy_delete_locked',
      // Host or key to tenant, before the request has any rights.
      'tenancy_resolve',
      // Ids and statuses for the platform's jobs.
      'tenancy_tenants',
    ])
    expect(functions.filter((row) => !row['definer']).map((row) => row['name'])).toEqual(REVIEWED_FUNCTIONS)
  })

  it('has no view that reads as its owner, and no sequence that tells of other tenants', async () => {
    const others = await run(`
      select relname, relkind from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('v', 'm', 'f', 'S') and has_table_privilege(current_user, oid, 'SELECT')`)
    expect(others).toEqual([])
  })
})

/** Trigger functions and helpers that run with the caller's own rights. */
const REVIEWED_FUNCTIONS = [
  'tenancy_announce',
  'tenancy_delete_rows',
  'tenancy_mirror_tenant_sales_channel',
  'tenant_number',
  'tenant_ordering_order_change_action',
]

describe("in one tenant's scope", () => {
  it('no row of another tenant can be read, changed or deleted', async () => {
    const reached: string[] = []
    for (const table of tenantTables) {
      const t = quoted(table)
      const where = `where tenant_id = '${victim.id}'`
      const changes = [`update ${t} set tenant_id = tenant_id ${where}`, `delete from ${t} ${where}`]
      if ((await attempt(`select from ${t} ${where}`)) !== 0) reached.push(`select from ${t}`)
      for (const sql of changes) {
        if ((await attempt(sql)) !== (isLocked(table) ? DENIED : 0)) reached.push(sql)
      }
      if ((await attempt(`select from ${t} where tenant_id <> '${attacker.id}'`)) !== 0) reached.push(table)
    }
    expect(reached).toEqual([])
    expect(tenantTables.length).toBeGreaterThan(130)
  })

  it('no row can be given to another tenant, nor inserted as its own', async () => {
    const accepted: string[] = []
    for (const { table, columns } of await copies(attacker.id)) {
      await app.query('begin')
      const insert = `insert into ${quoted(table)} (${columns}, tenant_id) select ${columns}, $1 from ${quoted(table)} limit 1`
      if ((await attempt(insert, [victim.id])) !== DENIED) accepted.push(`insert into ${table}`)
      await app.query('rollback')
      if ((await attempt(`update ${quoted(table)} set tenant_id = $1`, [victim.id])) !== DENIED)
        accepted.push(`update ${table}`)
    }
    expect(accepted).toEqual([])
  })

  it("no foreign key can point at another tenant's row", async () => {
    const keys = await foreignKeys()
    const accepted: string[] = []
    for (const { child, column, parent, parentColumn } of keys) {
      const values = await backend.sql(async (owner) => {
        await ensureRow(owner, parent, victim.id)
        const sql = `select ${quoted(parentColumn)} as id from ${quoted(parent)} where tenant_id = $1 limit 1`
        const { rows } = await owner.query<{ id: string }>(sql, [victim.id])
        // A tax region below another must name its province, who takes money back says so, and a period ends.
        const reversal = child === 'ledger_transaction' && { kind: 'reversal', reason: 'x', posting_count: 2 }
        const others = { province_code: 'ny', ends_on: '2030-02-01' }
        return plausibleRow(owner, child, { ...reversal, ...others, [column]: rows[0]?.id })
      })
      const names = Object.keys(values)
      const places = names.map((_, index) => `$${index + 1}`)
      const insert = `insert into ${quoted(child)} (${names.map(quoted).join()}) values (${places.join()})`
      await app.query('begin')
      const answer = await attempt(insert, Object.values(values))
      if (answer !== (child in derived ? DENIED : FOREIGN_KEY_VIOLATION))
        accepted.push(`${child}.${column}: ${answer}`)
      await app.query('rollback')
    }
    expect(accepted).toEqual([])
    expect(keys.length).toBeGreaterThan(85)
  })

  it('nothing that goes past the policies is allowed', async () => {
    const owner = decodeURIComponent(new URL(backend.database.ownerUrl).username)
    const forbidden = [
      'truncate product cascade',
      'truncate region_country',
      'create table mine (id text)',
      'create temporary table mine (id text)',
      'alter table product disable row level security',
      'drop policy tenant on product',
      'create role mine',
      "copy product to program 'cat'",
      "copy product from '/etc/hostname'",
      `set role ${owner}`,
      `set session authorization ${owner}`,
      'set row_security = off; select from product',
      'alter role current_user bypassrls',
    ]
    const answers: string[] = []
    for (const sql of forbidden) answers.push(`${await attempt(sql)}: ${sql}`)
    expect(answers.filter((answer) => !answer.startsWith(DENIED))).toEqual([])
  })

  it('COPY sends its own rows only', async () => {
    const ids = await run('select id from product')
    expect(ids).toHaveLength(1)
    expect(await attempt('copy (select * from product) to stdout')).toBe(1)
  })

  it('the registry and the counters show its own rows only', async () => {
    expect(await run('select id from tenant')).toEqual([{ id: attacker.id }])
    expect(await run('select distinct tenant_id from tenant_counter')).toEqual([{ tenant_id: attacker.id }])
    expect(await run(`select from tenant_domain where tenant_id <> '${attacker.id}'`)).toEqual([])
    expect(await attempt(`update tenant set name = 'mine'`)).toBe(0)
    expect(await attempt(`delete from tenant`)).toBe(0)
  })

  it('the removal of a tenant refuses any other id', async () => {
    expect(await attempt('select tenancy_delete_rows($1)', [victim.id])).toBe('P0001')
  })
})

describe('without a tenant', () => {
  beforeEach(() => app.query("select set_config('app.tenant', '', false)"))

  it('nothing is visible and nothing can be inserted', async () => {
    const visible: string[] = []
    for (const table of tenantTables)
      if ((await attempt(`select from ${quoted(table)}`)) !== 0) visible.push(table)
    expect(visible).toEqual([])
    expect(await attempt("insert into customer (id, email) values ('cus_x', 'x@example.com')")).not.toBe(1)
    await app.query('reset app.tenant')
    expect(await attempt('select from product')).toBe(0)
  })
})

describe('the reader role', () => {
  const reader = () => app.query(`set role ${quoted('cityos_app_reader')}`)

  it('reads across tenants after SET ROLE only, and can write nothing', async () => {
    expect(await run('select from product')).toHaveLength(1)
    await reader()
    expect((await run('select from product')).length).toBeGreaterThan(1)
    for (const sql of [
      "update product set title = 'x'",
      'delete from product',
      "insert into customer (id) values ('x')",
    ]) {
      expect(await attempt(sql)).toBe(DENIED)
    }
  })
})

/** Tables in which the tenant has a row, with their columns besides the tenant. */
async function copies(tenantId: string): Promise<{ table: string; columns: string }[]> {
  const found: { table: string; columns: string }[] = []
  for (const table of tenantTables) {
    if ((await attempt(`select from ${quoted(table)} where tenant_id = $1 limit 1`, [tenantId])) !== 1)
      continue
    const columns = await run(
      `select string_agg(quote_ident(attname), ', ') as list from pg_attribute
        where attrelid = '${quoted(table)}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'tenant_id'`,
    )
    found.push({ table, columns: columns[0]?.['list'] as string })
  }
  return found
}

async function foreignKeys() {
  const rows = await run(`
    select child.relname as child, parent.relname as parent, a.attname as "column", b.attname as "parentColumn"
      from pg_constraint con
      join pg_class child on child.oid = con.conrelid
      join pg_class parent on parent.oid = con.confrelid
      join pg_policy cp on cp.polrelid = child.oid and cp.polname = 'tenant'
      join pg_policy pp on pp.polrelid = parent.oid and pp.polname = 'tenant'
      cross join lateral unnest(con.conkey, con.confkey) k(x, y)
      join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.x and a.attname <> 'tenant_id'
      join pg_attribute b on b.attrelid = con.confrelid and b.attnum = k.y
     where con.contype = 'f'`)
  return rows as { child: string; parent: string; column: string; parentColumn: string }[]
}
