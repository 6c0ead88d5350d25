import type { MedusaContainer } from '@medusajs/framework/types'
import { asTenant, deleteTenantRows, forgetResolvedTenants } from '@cityos/medusa-tenancy'
import { sqlOf } from '../tenant-operation/platform-sql'
import { removeRegistryRows } from '../tenant-operation/remove-registry'

/**
 * A provisioning that has not finished after a minute was cut off by a crash. An import keeps its tenant closed until it
 * is whole, and a purge until it is gone: neither is abandoned. One statement says so and locks the entry: an import that
 * opens the tenant at this moment is waited for, and then the entry is none of these any more.
 */
const ABANDONED = `
  select id from tenant t
   where handle = ? and deleted_at is null and provisioned_at is null and status <> 'archived'
     and created_at < now() - interval '60 seconds'
     and not exists (
       select from tenant_operation o
        where o.status in ('pending', 'running') and o.deleted_at is null
          and (o.tenant_id = t.id or o.input ->> 'target_id' = t.id))
   for update of t`

/** Removes what a provisioning that was cut off has left of a handle. Runs in the platform's scope. */
export async function freeAbandonedHandle(container: MedusaContainer, handle: string): Promise<void> {
  const removed = await sqlOf(container).transaction(async (transaction) => {
    const { rows } = await transaction.raw(ABANDONED, [handle])
    const tenantId = rows[0]?.['id'] as string | undefined
    if (!tenantId) return undefined
    await asTenant(transaction, tenantId, () => deleteTenantRows(transaction, tenantId))
    await removeRegistryRows(transaction, tenantId)
    return tenantId
  })
  if (!removed) return
  // What triggers wrote down at that commit.
  await sqlOf(container).transaction((transaction) => removeRegistryRows(transaction, removed))
  forgetResolvedTenants()
}
