import { Module } from '@medusajs/framework/utils'
import { TenantStoreModuleService } from './service'

export const TENANT_STORE_MODULE = 'tenant_store'

export default Module(TENANT_STORE_MODULE, { service: TenantStoreModuleService })
