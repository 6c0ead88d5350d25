import type { Tenant } from '@cityos/contracts'
import { currentEnvironment } from '../env'
import type { TenantRecord } from '../workflows/tenant/tenant-module'

/** A tenant as the API answers it. */
export function toTenantResponse(tenant: TenantRecord): Tenant {
  return {
    id: tenant.id,
    handle: tenant.handle,
    name: tenant.name,
    status: tenant.status,
    domains: (tenant.domains ?? [])
      .filter(({ kind }) => kind === 'custom')
      .map(({ domain, is_primary }) => ({ domain, is_primary })),
    host: `${tenant.handle}.${currentEnvironment().TENANT_BASE_DOMAIN}`,
    created_at: new Date(tenant.created_at).toISOString(),
    updated_at: new Date(tenant.updated_at).toISOString(),
  }
}
