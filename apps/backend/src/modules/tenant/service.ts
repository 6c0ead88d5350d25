import { MedusaService } from '@medusajs/framework/utils'
import { Tenant } from './models/tenant'
import { TenantDomain } from './models/tenant-domain'

export class TenantModuleService extends MedusaService({ Tenant, TenantDomain }) {}
