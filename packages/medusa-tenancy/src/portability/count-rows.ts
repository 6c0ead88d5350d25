import { ident } from '../schema/catalog'
import { runInTenant } from '../scope/scope'
import { byCodeUnits } from './order'
import { escaped } from './dump-table'
import type { SqlConnection } from './sql'
import { listTenantTables } from './tenant-tables'

/** How many rows a tenant has in each of its tables, those that no export takes along included; empty ones left out. */
export async function countTenantRows(
  connection: SqlConnection,
  tenantId: string,
): Promise<Record<string, number>> {
  return runInTenant(tenantId, () =>
    connection.transaction(async (transaction) => {
      await transaction.raw('set transaction isolation level repeatable read, read only')
      const counts: [string, number][] = []
      for (const table of await listTenantTables(transaction)) {
        const { rows } = await transaction.raw(escaped(`select count(*) as count from ${ident(table)}`))
        const count = Number(rows[0]?.['count'])
        if (count) counts.push([table, count])
      }
      return Object.fromEntries(counts.sort(([a], [b]) => byCodeUnits(a, b)))
    }),
  )
}
