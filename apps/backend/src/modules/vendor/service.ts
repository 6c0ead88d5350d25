import { MedusaService } from '@medusajs/framework/utils'
import { Vendor } from './models/vendor'
import { VendorMember } from './models/vendor-member'

export class VendorModuleService extends MedusaService({ Vendor, VendorMember }) {}
