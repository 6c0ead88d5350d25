import type { CreateTenant } from '@cityos/contracts'
import type { Placement } from '../../modules/tenant/domain/placement'

/** Where a new tenant is placed: in the first country that it sells to. */
export function placementOf(tenant: CreateTenant): Placement {
  return {
    country_code: tenant.country_codes[0] ?? null,
    scope_code: tenant.scope_code ?? null,
    category_code: tenant.category_code ?? null,
    subcategory_code: tenant.subcategory_code ?? null,
  }
}
