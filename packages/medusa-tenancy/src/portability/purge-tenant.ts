import { ident } from '../schema/catalog'
import { runInTenant } from '../scope/scope'
import { readTenantTables } from './catalogue'
import { escaped } from './dump-table'
import { insertOrder } from './insert-order'
import type { OnProgress, SqlConnection } from './sql'

const ROWS_PER_BATCH = 5_000

/**
 * Removes every row of a tenant, a batch at a time, those first that others do not point to. Safe to repeat: what is
 * gone is gone, and the next run removes the rest.
 */
export async function purgeTenantRows(
  connection: SqlConnection,
  options: { tenantId: string; onProgress?: OnProgress },
): Promise<void> {
  const { tenantId } = options
  await runInTenant(tenantId, async () => {
    // Children before the parents that they point to.
    for (const group of insertOrder(await readTenantTables(connection)).reverse()) {
      let removed = -1
      while (removed !== 0) {
        removed = await connection.transaction(async (transaction) => {
          // Rows of one batch may be pointed at from the next: they are checked when the group is empty.
          if (group.circular) await transaction.raw('set constraints all deferred')
          let rows = 0
          for (const table of group.tables) {
            const name = escaped(ident(table.name))
            const limit = group.circular
              ? ''
              : ` where ctid = any (array(select ctid from ${name} limit ${ROWS_PER_BATCH}))`
            const { rows: counted } = await transaction.raw(
              `with gone as (delete from ${name}${limit} returning 1) select count(*) as count from gone`,
            )
            rows += Number(counted[0]?.['count'])
          }
          return rows
        })
        if (removed) await options.onProgress?.({ table: group.tables[0]!.name, rows: removed })
      }
    }
    // A second look at all at once: nothing may be left, also of what this order did not foresee.
    await connection.raw('select tenancy_delete_rows(?)', [tenantId])
  })
}
