import { useQuery } from '@tanstack/react-query'
import type { PageInfo, TenantStore, TenantStoreOptions, TenantUsage } from '@cityos/contracts'
import { api, withQuery } from '../../lib/api'
import type { ApiError } from '../../lib/api-error'

type StoresUsage = TenantUsage['resources'][number]

/** What the wizard has to know before its first question. */
export interface Ground {
  options: TenantStoreOptions
  /** The stores that the tenant has: their names and handles are taken. */
  stores: Pick<TenantStore, 'name' | 'handle'>[]
  usage: StoresUsage | undefined
}

async function readGround(): Promise<Ground> {
  const [options, stores, { usage }] = await Promise.all([
    api<TenantStoreOptions>('/admin/tenant-stores/options'),
    readStores(),
    api<{ usage: TenantUsage }>('/admin/tenant/usage'),
  ])
  return { options, stores, usage: usage.resources.find(({ resource }) => resource === 'stores') }
}

async function readStores(): Promise<TenantStore[]> {
  const found: TenantStore[] = []
  let cursor: string | null | undefined
  do {
    const path = withQuery('/admin/tenant-stores', { limit: 100, cursor })
    const page = await api<PageInfo & { tenant_stores: TenantStore[] }>(path)
    found.push(...page.tenant_stores)
    cursor = page.next_cursor
  } while (cursor)
  return found
}

export function useGround() {
  return useQuery<Ground, ApiError>({
    queryKey: ['cityos', 'wizard'],
    queryFn: readGround,
    networkMode: 'always',
    // The answers of a wizard that is open must not change under its questions.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
}
