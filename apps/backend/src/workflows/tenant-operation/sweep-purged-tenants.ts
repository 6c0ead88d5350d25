import type { MedusaContainer } from '@medusajs/framework/types'
import {
  asTenant,
  deleteTenantRows,
  lockTenant,
  PLATFORM_TENANT_ID,
  removeFolder,
  runInTenant,
  type Sql,
} from '@cityos/medusa-tenancy'
import { uploadFolder } from './places'
import { sqlOf } from './platform-sql'
import { removeRegistryRows } from './remove-registry'

/** Whatever was under way when a tenant was purged has ended by then: retries of jobs and events included. */
const LOOKED_AFTER = '7 days'

const PURGED = `
  select distinct tenant_id as id from tenant_operation o
   where kind = 'purge' and status = 'succeeded' and deleted_at is null and tenant_id is not null
     and finished_at > now() - interval '${LOOKED_AFTER}'`

/** Neither has it come back, nor is it about to. */
const GONE = `
  select 1 where not exists (select from tenant where id = :id)
    and not exists (
      select from tenant_operation where tenant_id = :id and deleted_at is null and status in ('pending', 'running'))`

/**
 * Removes what a job, an event or a request has written for a tenant after it was purged: it is nobody's, and nobody else
 * would ever remove it. Answers the tenants' ids. Safe to repeat.
 */
export async function sweepPurgedTenants(container: MedusaContainer): Promise<string[]> {
  const connection = sqlOf(container)
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const swept: string[] = []
    for (const { id } of (await connection.raw(PURGED)).rows) {
      if (await sweep(container, String(id))) swept.push(String(id))
    }
    return swept
  })
}

async function sweep(container: MedusaContainer, tenantId: string): Promise<boolean> {
  const whileGone = (work: (transaction: Sql) => Promise<number>) =>
    sqlOf(container).transaction(async (transaction) => {
      // An import that reserves the id waits for this, or this finds it.
      await lockTenant(transaction, tenantId)
      const { rows } = await transaction.raw(GONE.replaceAll(':id', '?'), [tenantId, tenantId])
      return rows.length ? work(transaction) : 0
    })
  const removed = await whileGone(async (transaction) => {
    await removeFolder(uploadFolder(tenantId))
    return asTenant(transaction, tenantId, () => deleteTenantRows(transaction, tenantId))
  })
  // What triggers wrote down at that commit.
  await whileGone(async (transaction) => {
    await removeRegistryRows(transaction, tenantId)
    return 0
  })
  return removed > 0
}
