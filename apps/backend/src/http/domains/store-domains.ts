import type { MedusaContainer } from '@medusajs/framework/types'
import type { TenantStoreDomain } from '@cityos/contracts'
import { hostOf } from './domain-response'
import { tenantModule, type TenantDomainRecord } from '../../workflows/tenant/tenant-module'

/** The host names of stores, by the store's id; a store's primary one first. */
export async function domainsOfStores(
  container: MedusaContainer,
  storeIds: string[],
): Promise<Map<string, TenantStoreDomain[]>> {
  const byStore = new Map<string, TenantStoreDomain[]>(storeIds.map((id) => [id, []]))
  if (!storeIds.length) return byStore
  const rows = await tenantModule(container).listTenantDomains(
    { store_id: storeIds },
    { order: { is_primary: 'DESC', id: 'ASC' } },
  )
  for (const row of rows as unknown as TenantDomainRecord[]) {
    byStore.get(row.store_id as string)?.push(toStoreDomain(row))
  }
  return byStore
}

function toStoreDomain({ id, kind, domain, status, is_primary }: TenantDomainRecord): TenantStoreDomain {
  return { id, kind, host: hostOf({ kind, domain }), status, is_primary }
}
