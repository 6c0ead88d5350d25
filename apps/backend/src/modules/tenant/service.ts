import { MedusaService } from '@medusajs/framework/utils'
import { Tenant } from './models/tenant'
import { TenantDomain } from './models/tenant-domain'
import { TenantMember } from './models/tenant-member'
import { TenantOperation } from './models/tenant-operation'

export class TenantModuleService extends MedusaService({
  Tenant,
  TenantDomain,
  TenantMember,
  TenantOperation,
}) {}
