import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type TenantStoreStatus, type TenantStoreType } from '@cityos/contracts'
import { TENANT_STORE_MODULE } from '../../modules/tenant-store'
import type { TenantStoreModuleService } from '../../modules/tenant-store/service'

/** A store as the module answers it. */
export interface TenantStoreRecord {
  id: string
  tenant_id: string
  handle: string
  name: string
  description: string | null
  type: TenantStoreType
  status: TenantStoreStatus
  theme: Record<string, unknown>
  currency_codes: string[]
  default_currency_code: string | null
  locales: string[]
  default_locale: string | null
  created_at: Date
  updated_at: Date
}

export function tenantStoreModule(container: MedusaContainer): TenantStoreModuleService {
  return container.resolve<TenantStoreModuleService>(TENANT_STORE_MODULE)
}

/** A store of the tenant in scope. @throws CityosError `not_found`. */
export async function requireTenantStore(container: MedusaContainer, id: string): Promise<TenantStoreRecord> {
  const [store] = await tenantStoreModule(container).listTenantStores({ id })
  if (!store) throw new CityosError('not_found', `There is no store ${id}.`)
  return store as unknown as TenantStoreRecord
}
