import { effectiveLimits, type Tenant } from '@cityos/contracts'
import { currentEnvironment } from '../../env'
import { hostOf } from '../domains/domain-response'
import type { TenantRecord } from '../../workflows/tenant/tenant-module'

/** A tenant as the API answers it. */
export function toTenantResponse(tenant: TenantRecord): Tenant {
  return {
    id: tenant.id,
    handle: tenant.handle,
    name: tenant.name,
    status: tenant.status,
    status_reason: tenant.status_reason,
    status_changed_by: tenant.status_changed_by,
    status_changed_at: tenant.status_changed_at && new Date(tenant.status_changed_at).toISOString(),
    tier: tenant.tier,
    limit_overrides: tenant.limit_overrides,
    limits: effectiveLimits(tenant.tier, tenant.limit_overrides),
    country_code: tenant.country_code,
    scope_code: tenant.scope_code,
    category_code: tenant.category_code,
    subcategory_code: tenant.subcategory_code,
    placement_editor_url: placementEditor(tenant.id),
    currency_codes: tenant.currency_codes,
    default_currency_code: tenant.default_currency_code,
    locales: tenant.locales,
    default_locale: tenant.default_locale,
    time_zone: tenant.time_zone,
    domains: (tenant.domains ?? []).map((row) => ({
      id: row.id,
      kind: row.kind,
      domain: row.domain,
      host: hostOf(row),
      status: row.status,
      is_primary: row.is_primary,
    })),
    host: `${tenant.handle}.${currentEnvironment().TENANT_BASE_DOMAIN}`,
    created_at: new Date(tenant.created_at).toISOString(),
    updated_at: new Date(tenant.updated_at).toISOString(),
  }
}

function placementEditor(tenantId: string): string | null {
  const { ORCHESTRATOR_URL: url } = currentEnvironment()
  return url ? `${url}/admin/collections/tenants/${encodeURIComponent(tenantId)}` : null
}
