import { ident } from '../schema/catalog'
import { runInTenant } from '../scope/scope'
import { asPlatform } from './as-platform'
import { readTenantTables, type PortableTable } from './catalogue'
import { escaped } from './dump-table'
import { insertOrder } from './insert-order'
import { removeLocked } from './remove-locked'
import { endWhenIdle, type OnProgress, type Sql, type SqlConnection } from './sql'

const ROWS_PER_BATCH = 5_000

export interface PurgeOptions {
  tenantId: string
  /** Runs first in each transaction, in the platform's scope; what it throws keeps the batch from being removed. */
  keepTurn?: (transaction: Sql) => Promise<void>
  onProgress?: OnProgress
}

type InTurn = <T>(work: (transaction: Sql) => Promise<T>) => Promise<T>

/**
 * Removes every row of a tenant, a batch at a time, those first that others do not point to. Safe to repeat: what is
 * gone is gone, and the next run removes the rest.
 */
export async function purgeTenantRows(connection: SqlConnection, options: PurgeOptions): Promise<void> {
  const { tenantId, onProgress } = options
  const inTurn = turns(connection, options)
  await runInTenant(tenantId, async () => {
    // Children before the parents that they point to.
    for (const { tables, circular } of insertOrder(await readTenantTables(connection)).reverse()) {
      // A table with one row for each tenant has no key besides.
      if (circular || !tables[0]!.key.length) {
        const rows = await inTurn((transaction) => removeCircle(transaction, tables))
        if (rows) await onProgress?.({ table: tables[0]!.name, rows })
      } else await removeTable(inTurn, tables[0]!, onProgress)
    }
  })
  await sweepTenantRows(connection, options)
}

/** Removes whatever is left of a tenant, in one transaction: little. */
export async function sweepTenantRows(
  connection: SqlConnection,
  options: Omit<PurgeOptions, 'onProgress'>,
): Promise<void> {
  await runInTenant(options.tenantId, () =>
    turns(connection, options)((transaction) => deleteTenantRows(transaction, options.tenantId)),
  )
}

/** Removes all rows of the tenant in scope, in an order that the database finds out by itself. */
export async function deleteTenantRows(transaction: Sql, tenantId: string): Promise<number> {
  const { rows } = await transaction.raw('select tenancy_delete_rows(?) as removed', [tenantId])
  return Number(rows[0]?.['removed'])
}

const turns =
  (connection: SqlConnection, { tenantId, keepTurn }: PurgeOptions): InTurn =>
  (work) =>
    connection.transaction(async (transaction) => {
      await endWhenIdle(transaction)
      if (keepTurn) await asPlatform(transaction, tenantId, () => keepTurn(transaction))
      return work(transaction)
    })

/** Rows that point at each other go together, and are checked when all are gone. */
async function removeCircle(transaction: Sql, tables: PortableTable[]): Promise<number> {
  await transaction.raw('set constraints all deferred')
  let removed = 0
  for (const { name } of tables) {
    const locked = await removeLocked(transaction, name)
    if (locked !== undefined) {
      removed += locked
      continue
    }
    const { rows } = await transaction.raw(
      escaped(`with gone as (delete from ${ident(name)} returning 1) select count(*) as count from gone`),
    )
    removed += Number(rows[0]?.['count'])
  }
  return removed
}

/** Each batch begins behind the last one's end: one that began at the front would step over all that is gone. */
async function removeTable(inTurn: InTurn, table: PortableTable, onProgress?: OnProgress): Promise<void> {
  let from: unknown[] | undefined
  do {
    const { to, rows } = await inTurn((transaction) => removeBatch(transaction, table, from))
    if (rows) await onProgress?.({ table: table.name, rows })
    from = to
  } while (from)
}

/** Removes the rows behind the key `from`, up to the key that it answers, or all when there are few. */
async function removeBatch(transaction: Sql, { name, key, columns }: PortableTable, from?: unknown[]) {
  const table = escaped(ident(name))
  const tuple = escaped(`(${key.map(ident).join()})`)
  const types = key.map((column) => columns.find((candidate) => candidate.name === column)?.type ?? 'text')
  const bound = `(${types.map((type) => `?::${type}`).join()})`
  const behind = from ? `${tuple} > ${bound}` : 'true'
  const texts = escaped(key.map((column, index) => `${ident(column)}::text as k${index}`).join())
  const { rows: ends } = await transaction.raw(
    `select ${texts} from ${table} where ${behind} order by ${escaped(key.map(ident).join())}
      offset ${ROWS_PER_BATCH - 1} limit 1`,
    from ?? [],
  )
  const to = ends[0] && key.map((_, index) => ends[0]?.[`k${index}`])
  const locked = await removeLocked(transaction, name, { from, to })
  if (locked !== undefined) return { to, rows: locked }
  const { rows } = await transaction.raw(
    `with gone as (delete from ${table} where ${behind}${to ? ` and ${tuple} <= ${bound}` : ''} returning 1)
     select count(*) as count from gone`,
    [...(from ?? []), ...(to ?? [])],
  )
  return { to, rows: Number(rows[0]?.['count']) }
}
