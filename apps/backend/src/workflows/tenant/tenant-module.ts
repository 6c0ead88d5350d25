import type { MedusaContainer } from '@medusajs/framework/types'
import { TENANT_MODULE } from '../../modules/tenant'
import type { TenantModuleService } from '../../modules/tenant/service'

/** A row of the tenant registry as the module answers it. */
export interface TenantRecord {
  id: string
  handle: string
  name: string
  status: 'trial' | 'active' | 'suspended' | 'archived'
  provisioned_at: Date | null
  created_at: Date
  updated_at: Date
  domains?: { domain: string; is_primary: boolean }[]
}

export function tenantModule(container: MedusaContainer): TenantModuleService {
  return container.resolve<TenantModuleService>(TENANT_MODULE)
}
