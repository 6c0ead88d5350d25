import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { forgetResolvedTenants, requireTenantId } from '@cityos/medusa-tenancy'
import { changeDomains, type RegistryTransaction } from '../../tenant-domain/registry'

interface Freed {
  tenantId: string
  storeId: string
  /** Domains that others may claim from now on. */
  removed: string[]
  /** The tenant's own subdomain, which outlives the store that was reached there. */
  kept: string[]
  /** Where the tenant is reached first, when that was one of the removed. */
  promoted: string[]
}

/** Gives a store's host names back, while nobody else changes the tenant's domains. */
export const freeStoreDomainsStep = createStep(
  'free-store-domains',
  async (storeId: string, { container }) => {
    const tenantId = requireTenantId()
    const freed = await changeDomains(container, tenantId, (transaction) =>
      free(transaction, tenantId, storeId),
    )
    forgetResolvedTenants()
    return new StepResponse(freed.removed, freed)
  },
  async (freed, { container }) => {
    if (!freed) return
    await changeDomains(container, freed.tenantId, (transaction) => giveBack(transaction, freed))
    forgetResolvedTenants()
  },
)

interface Owned {
  id: string
  store_id: string | null
  is_primary: boolean
  is_handle: boolean
}

async function free(transaction: RegistryTransaction, tenantId: string, storeId: string): Promise<Freed> {
  const { rows: all } = await transaction.raw<Owned>(
    `select d.id, d.store_id, d.is_primary, d.kind = 'subdomain' and d.domain = t.handle as is_handle
       from tenant_domain d join tenant t on t.id = d.tenant_id
      where d.tenant_id = ? and d.deleted_at is null`,
    [tenantId],
  )
  const ofStore = all.filter(({ store_id }) => store_id === storeId)
  const gone = ofStore.filter(({ is_handle }) => !is_handle)
  const own = all.filter(({ is_handle }) => is_handle).map(({ id }) => id)
  const removed = gone.map(({ id }) => id)
  const kept = ofStore.filter(({ is_handle }) => is_handle).map(({ id }) => id)
  const promoted = gone.some(({ is_primary }) => is_primary) ? own : []
  await set(transaction, 'deleted_at = now()', removed)
  await set(transaction, 'store_id = null', kept)
  await set(transaction, 'is_primary = true', promoted)
  return { tenantId, storeId, removed, kept, promoted }
}

async function giveBack(transaction: RegistryTransaction, freed: Freed): Promise<void> {
  await set(transaction, 'is_primary = false', freed.promoted)
  // One that somebody else has claimed since is theirs.
  await transaction.raw(
    `update tenant_domain d set deleted_at = null, updated_at = now()
      where d.id = any (?) and not exists (
        select from tenant_domain o where o.kind = d.kind and o.domain = d.domain and o.id <> d.id
           and o.status = 'verified' and o.deleted_at is null and d.status = 'verified')`,
    [freed.removed],
  )
  await transaction.raw('update tenant_domain set store_id = ?, updated_at = now() where id = any (?)', [
    freed.storeId,
    freed.kept,
  ])
}

async function set(transaction: RegistryTransaction, change: string, ids: string[]): Promise<void> {
  await transaction.raw(`update tenant_domain set ${change}, updated_at = now() where id = any (?)`, [ids])
}
