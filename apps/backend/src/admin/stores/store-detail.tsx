import type { TenantStoreDetail } from '@cityos/contracts'
import { Failure, Loading } from '../components/states'
import { useRead } from '../lib/use-read'
import { StoreDomains } from './store-domains'
import { StoreKey } from './store-key'
import { StoreLanguages } from './store-languages'
import { StoreOverview } from './store-overview'
import { StoreRegions } from './store-regions'
import { StoreTheme } from './store-theme'

/** One store of the tenant with all that it sells through. */
export function StoreDetail({ id }: { id: string }) {
  const path = `/admin/tenant-stores/${id}`
  const { data, error, refetch } = useRead<{ tenant_store: TenantStoreDetail }>(path)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  const store = data.tenant_store
  return (
    <div className="grid w-full grid-cols-1 gap-3 xl:grid-cols-[minmax(0,1fr)_440px]">
      <div className="flex min-w-0 flex-col gap-y-3">
        <StoreOverview store={store} />
        <StoreKey store={store} />
        <StoreRegions store={store} />
        <StoreLanguages store={store} />
      </div>
      <div className="flex min-w-0 flex-col gap-y-3">
        <StoreTheme store={store} />
        <StoreDomains store={store} />
      </div>
    </div>
  )
}
