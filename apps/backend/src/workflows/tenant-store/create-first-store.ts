import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { StoreTheme, TenantStoreType } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../tenant/tenant-module'
import { storeLinks } from './store-links'
import { tenantStoreModule } from './tenant-store-module'

interface FirstStore {
  name: string
  handle: string
  type: TenantStoreType
  theme: StoreTheme
  locales: string[]
  currency_codes: string[]
  salesChannelId: string
  apiKeyId: string
  regionIds: string[]
}

/**
 * Makes a store of the channel, key and regions that the tenant in scope has already, and lets the tenant's host
 * names lead to it. Undoes nothing: whoever provisions a tenant removes all of its rows together.
 */
export async function createFirstStore(container: MedusaContainer, first: FirstStore): Promise<string> {
  const { salesChannelId, apiKeyId, regionIds, ...row } = first
  const tenant_id = requireTenantId()
  const { id } = await tenantStoreModule(container).createTenantStores({
    ...row,
    tenant_id,
    status: 'active',
    theme: row.theme as unknown as Record<string, unknown>,
    default_locale: row.locales[0] ?? null,
    default_currency_code: row.currency_codes[0] ?? null,
  })
  await container
    .resolve(ContainerRegistrationKeys.LINK)
    .create(storeLinks({ storeId: id, salesChannelId, apiKeyId, regionIds }))
  await runInTenant(PLATFORM_TENANT_ID, () => leadHostsTo(container, tenant_id, id))
  return id
}

async function leadHostsTo(container: MedusaContainer, tenant_id: string, store_id: string): Promise<void> {
  const service = tenantModule(container)
  const domains = await service.listTenantDomains({ tenant_id, store_id: null })
  await service.updateTenantDomains(domains.map(({ id }) => ({ id, store_id })))
}
