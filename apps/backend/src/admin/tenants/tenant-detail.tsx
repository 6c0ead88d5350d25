import type { Tenant } from '@cityos/contracts'
import { DomainsSection } from '../domains/domains-section'
import { usePlatformDomainRights } from '../domains/rights'
import { Failure, Loading } from '../components/states'
import { useRead } from '../lib/use-read'
import { TenantMembers } from '../members/tenant-members'
import { OperationsSection } from '../operations/operations-section'
import { TenantGone } from '../operations/tenant-gone'
import { LimitsSection } from './limits-section'
import { OverviewSection } from './overview-section'
import { SettingsSection } from './settings-section'

/** One tenant, as the platform looks after it. */
export function TenantDetail({ id }: { id: string }) {
  const path = `/admin/tenants/${id}`
  const rights = usePlatformDomainRights()
  const { data, error, refetch } = useRead<{ tenant: Tenant }>(path)
  if (error?.status === 404) return <TenantGone id={id} error={error} onRetry={() => void refetch()} />
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  const { tenant } = data
  return (
    <div className="grid w-full grid-cols-1 gap-3 xl:grid-cols-[minmax(0,1fr)_440px]">
      <div className="flex min-w-0 flex-col gap-y-3">
        <OverviewSection tenant={tenant} />
        <DomainsSection
          path={`${path}/domains`}
          tenant={tenant}
          rights={rights}
          mayVouch={rights.mayChange}
        />
        <TenantMembers tenantId={tenant.id} />
        <OperationsSection tenant={tenant} />
      </div>
      <div className="flex min-w-0 flex-col gap-y-3">
        <LimitsSection tenant={tenant} />
        <SettingsSection tenant={tenant} path={path} withPlacement />
      </div>
    </div>
  )
}
