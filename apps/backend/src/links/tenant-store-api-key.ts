import ApiKeyModule from '@medusajs/medusa/api-key'
import { defineLink } from '@medusajs/framework/utils'
import TenantStoreModule from '../modules/tenant-store'

/** The publishable key that the store's own storefront sends. */
export default defineLink(TenantStoreModule.linkable.tenantStore, ApiKeyModule.linkable.apiKey, {
  database: { table: 'tenant_store_api_key' },
})
