import { ident } from '../schema/catalog'
import { runInTenant } from '../scope/scope'
import { asPlatform } from './as-platform'
import { readTenantTables } from './catalogue'
import { escaped } from './dump-table'
import { insertOrder, type TableGroup } from './insert-order'
import type { OnProgress, Sql, SqlConnection } from './sql'

const ROWS_PER_BATCH = 5_000

export interface PurgeOptions {
  tenantId: string
  /** Runs first in each transaction, in the platform's scope; what it throws keeps the batch from being removed. */
  keepTurn?: (transaction: Sql) => Promise<void>
  onProgress?: OnProgress
}

/**
 * Removes every row of a tenant, a batch at a time, those first that others do not point to. Safe to repeat: what is
 * gone is gone, and the next run removes the rest.
 */
export async function purgeTenantRows(connection: SqlConnection, options: PurgeOptions): Promise<void> {
  const { tenantId, keepTurn, onProgress } = options
  const inTurn = (work: (transaction: Sql) => Promise<number>) =>
    connection.transaction(async (transaction) => {
      if (keepTurn) await asPlatform(transaction, tenantId, () => keepTurn(transaction))
      return work(transaction)
    })
  await runInTenant(tenantId, async () => {
    // Children before the parents that they point to.
    for (const group of insertOrder(await readTenantTables(connection)).reverse()) {
      const table = group.tables[0]!.name
      for (let rows = -1; rows !== 0;) {
        rows = await inTurn((transaction) => removeBatch(transaction, group))
        if (rows) await onProgress?.({ table, rows })
      }
    }
    // A second look at all at once: nothing may be left, also of what this order did not foresee.
    await inTurn(async (transaction) => {
      await transaction.raw('select tenancy_delete_rows(?)', [tenantId])
      return 0
    })
  })
}

/** Answers how many rows it removed. */
async function removeBatch(transaction: Sql, { tables, circular }: TableGroup): Promise<number> {
  // Rows that point at each other go together, and are checked when all are gone.
  if (circular) await transaction.raw('set constraints all deferred')
  let removed = 0
  for (const table of tables) {
    const name = escaped(ident(table.name))
    const batch = circular
      ? ''
      : ` where ctid = any (array(select ctid from ${name} limit ${ROWS_PER_BATCH}))`
    const { rows } = await transaction.raw(
      `with gone as (delete from ${name}${batch} returning 1) select count(*) as count from gone`,
    )
    removed += Number(rows[0]?.['count'])
  }
  return removed
}
