import type { PageInfo, TenantStore } from '@cityos/contracts'
import { useRead } from '../lib/use-read'

export type StoreChoice = Pick<TenantStore, 'id' | 'name'>

/** The tenant's stores by name, to give a domain to. */
export function useStoreChoices(wanted: boolean): StoreChoice[] | undefined {
  const { data } = useRead<PageInfo & { tenant_stores: TenantStore[] }>(
    '/admin/tenant-stores?limit=100&order=name',
    { enabled: wanted },
  )
  return data?.tenant_stores
}
