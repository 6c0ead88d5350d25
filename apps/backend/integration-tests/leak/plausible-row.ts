import type { Client } from 'pg'

interface Column {
  name: string
  type: string
  optional: boolean
  /** The first value that a check constraint names. */
  listed: string | null
}

/** Values that a table's columns accept: what it demands, and what the caller sets. */
export async function plausibleRow(owner: Client, table: string, set: Record<string, unknown>) {
  const { rows } = await owner.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull or a.atthasdef as optional,
            (select substring(pg_get_constraintdef(c.oid) from $$'(\\w+)'$$)
               from pg_constraint c
              where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any(c.conkey)
              order by cardinality(c.conkey), c.oid limit 1) as listed
       from pg_attribute a
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [`"${table}"`],
  )
  const row: Record<string, unknown> = {}
  for (const { name, type, optional, listed } of rows) {
    if (name in set) row[name] = set[name]
    else if (!optional && name !== 'tenant_id') row[name] = listed ?? valueOf(type, `${table}-${name}`)
  }
  return row
}

function valueOf(type: string, text: string): unknown {
  if (/int|numeric|double|real/.test(type)) return 1
  if (/bool/.test(type)) return true
  if (/json|\[\]$/.test(type)) return '{}'
  if (/time|date/.test(type)) return '2030-01-01T00:00:00Z'
  return text
}

/** Gives the tenant a row in `table` when it has none; past all foreign keys, as only the owner can. */
export async function ensureRow(owner: Client, table: string, tenantId: string): Promise<void> {
  const { rowCount } = await owner.query(`select from "${table}" where tenant_id = $1 limit 1`, [tenantId])
  if (rowCount) return
  // Money moves between at least two accounts, and a period ends after it has begun.
  const set = { id: `theirs-${table}`, posting_count: 2, ends_on: '2030-02-01' }
  const row = { ...(await plausibleRow(owner, table, set)), tenant_id: tenantId }
  const names = Object.keys(row).map((name) => `"${name}"`)
  const places = names.map((_, index) => `$${index + 1}`)
  await owner.query('set session_replication_role = replica')
  await owner.query(`insert into "${table}" (${names.join()}) values (${places.join()})`, Object.values(row))
  await owner.query('set session_replication_role = origin')
}
