import { asOwner } from '@cityos/testing'

const BATCH = 2_000
const TENANT_TABLES = `
  select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
   where p.polname = 'tenant' and c.relnamespace = 'public'::regnamespace order by 1`
const quote = (name) => `"${name}"`

/** Gives plain Medusa exactly the rows of one tenant, id for id, before its first start. */
export async function copyTenantToPlain(owner, tenantId) {
  await asOwner(owner.ours, (ours) =>
    asOwner(owner.plain, async (plain) => {
      const { rows: shared } = await plain.query(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      )
      const known = new Set(shared.map(({ name }) => name))
      const tables = (await ours.query(TENANT_TABLES)).rows
        .map(({ name }) => name)
        .filter((name) => known.has(name))
      // The rows are complete in themselves: keys are checked afterwards by what the scenarios read.
      await plain.query('set session_replication_role = replica')
      await plain.query(`truncate ${tables.map(quote).join(', ')}`)
      for (const table of tables) await copyTable(ours, plain, table, tenantId)
      await plain.query('vacuum analyze')
    }),
  )
}

async function copyTable(ours, plain, table, tenantId) {
  const { rows } = await ours.query(
    `select to_jsonb(t) - 'tenant_id' as row from ${quote(table)} t where tenant_id = $1`,
    [tenantId],
  )
  for (let first = 0; first < rows.length; first += BATCH) {
    const batch = JSON.stringify(rows.slice(first, first + BATCH).map(({ row }) => row))
    await plain.query(
      `insert into ${quote(table)} select * from jsonb_populate_recordset(null::${quote(table)}, $1)`,
      [batch],
    )
  }
}

/**
 * Clones a tenant under new ids, `count` times, numbered from `first`. Any text value that equals one of the
 * tenant's own ids or keys gets the clone's number as a suffix, wherever it stands, so that references stay whole.
 */
export async function cloneTenant(ownerUrl, tenantId, { prefix, first, count }) {
  if (count < 1) return
  await asOwner(ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query("set synchronous_commit = off; set work_mem = '64MB'")
    const tables = (await client.query(TENANT_TABLES)).rows.map(({ name }) => name)
    await rememberIds(client, tables, tenantId)
    const suffix = `'_${prefix}' || n`
    const numbers = `generate_series(${first}, ${first + count - 1}) n`
    for (const table of tables) {
      const columns = await columnsToCopy(client, table, tenantId)
      const values = columns.map(({ name, own }) => {
        if (name === 'tenant_id') return `tenant_id || ${suffix}`
        return own
          ? `case when ${quote(name)} in (select id from own) then ${quote(name)} || ${suffix} else ${quote(name)} end`
          : quote(name)
      })
      await client.query(
        `insert into ${quote(table)} (${columns.map(({ name }) => quote(name)).join(', ')})
         select ${values.join(', ')} from ${numbers}, ${quote(table)} where tenant_id = $1`,
        [tenantId],
      )
    }
    await client.query(
      `insert into tenant select (jsonb_populate_record(t,
         jsonb_build_object('id', id || ${suffix}, 'handle', '${prefix}' || n))).* from tenant t, ${numbers} where id = $1`,
      [tenantId],
    )
    await client.query(
      `insert into tenant_domain select (jsonb_populate_record(d, jsonb_build_object('id', id || ${suffix},
         'tenant_id', tenant_id || ${suffix}, 'domain', '${prefix}' || n))).*
         from tenant_domain d, ${numbers} where tenant_id = $1 and kind = 'subdomain'`,
      [tenantId],
    )
  })
}

/** The tenant's generated ids and its keys' tokens; natural keys such as a country's code are no ids. */
async function rememberIds(client, tables, tenantId) {
  await client.query('create temp table own (id text primary key)')
  for (const table of tables) {
    for (const column of ['id', 'token']) {
      const { rowCount } = await client.query(
        `select from pg_attribute where attrelid = $1::regclass and attname = $2 and atttypid = 'text'::regtype`,
        [quote(table), column],
      )
      if (!rowCount) continue
      await client.query(
        `insert into own select ${column} from ${quote(table)} where tenant_id = $1 on conflict do nothing`,
        [tenantId],
      )
    }
  }
  await client.query('analyze own')
}

async function columnsToCopy(client, table, tenantId) {
  const { rows } = await client.query(
    `select attname as name, atttypid::regtype::text as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [quote(table)],
  )
  for (const column of rows) {
    if (column.type !== 'text' && column.type !== 'character varying') continue
    const found = await client.query(
      `select from ${quote(table)} where tenant_id = $1 and ${quote(column.name)} in (select id from own) limit 1`,
      [tenantId],
    )
    column.own = found.rowCount > 0
  }
  return rows
}

/** @throws Error when a reference of any tenant's row points nowhere: the clone would measure something else. */
export async function checkReferences(ownerUrl) {
  await asOwner(ownerUrl, async (client) => {
    const { rows: keys } = await client.query(`
      select conname, conrelid::regclass as child, confrelid::regclass as parent,
             (select array_agg(attname::text order by k.o) from unnest(conkey) with ordinality k(a, o)
                join pg_attribute on attrelid = conrelid and attnum = k.a) as child_columns,
             (select array_agg(attname::text order by k.o) from unnest(confkey) with ordinality k(a, o)
                join pg_attribute on attrelid = confrelid and attnum = k.a) as parent_columns
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
    for (const key of keys) {
      const pairs = key.child_columns.map(
        (column, i) => `p.${quote(key.parent_columns[i])} = c.${quote(column)}`,
      )
      const given = key.child_columns.map((column) => `c.${quote(column)} is not null`)
      const { rowCount } = await client.query(
        `select from ${key.child} c where ${given.join(' and ')}
            and not exists (select from ${key.parent} p where ${pairs.join(' and ')}) limit 1`,
      )
      if (rowCount) throw new Error(`Cloning left rows of ${key.child} that break ${key.conname}.`)
    }
  })
}
