import type { MedusaContainer } from '@medusajs/framework/types'
import type { TenantStatus, TenantTier } from '@cityos/contracts'
import { TENANT_MODULE } from '../../modules/tenant'
import type { Placement } from '../../modules/tenant/domain/placement'
import type { TenantModuleService } from '../../modules/tenant/service'

/** A host name of a tenant as the module answers it. */
export interface TenantDomainRecord {
  id: string
  kind: 'subdomain' | 'custom'
  domain: string
  is_primary: boolean
  status: 'pending' | 'verified' | 'failed'
  verification_token: string | null
  verified_at: Date | null
  last_checked_at: Date | null
  last_error: string | null
  store_id: string | null
  tenant_id: string
  created_at: Date
  updated_at: Date
}

/** A row of the tenant registry as the module answers it. */
export interface TenantRecord {
  id: string
  handle: string
  name: string
  status: TenantStatus
  status_reason: string | null
  status_changed_by: string | null
  status_changed_at: Date | null
  tier: TenantTier
  limit_overrides: Record<string, number | null> | null
  country_code: string | null
  scope_code: string | null
  category_code: string | null
  subcategory_code: string | null
  initial_placement: Placement | null
  currency_codes: string[]
  default_currency_code: string | null
  locales: string[]
  default_locale: string | null
  time_zone: string
  provisioned_at: Date | null
  created_at: Date
  updated_at: Date
  domains?: TenantDomainRecord[]
}

export function tenantModule(container: MedusaContainer): TenantModuleService {
  return container.resolve<TenantModuleService>(TENANT_MODULE)
}
