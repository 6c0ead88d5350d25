import { MedusaService } from '@medusajs/framework/utils'
import { TenantStore } from './models/tenant-store'

export class TenantStoreModuleService extends MedusaService({ TenantStore }) {}
