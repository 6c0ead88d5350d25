import { MedusaService } from '@medusajs/framework/utils'
import { ProductApproval } from './models/product-approval'
import { Vendor } from './models/vendor'
import { VendorAcceptance } from './models/vendor-acceptance'
import { VendorDocument } from './models/vendor-document'
import { VendorMember } from './models/vendor-member'
import { VendorNotification } from './models/vendor-notification'
import { VendorRequirement } from './models/vendor-requirement'
import { VendorSetting } from './models/vendor-setting'
import { VendorShelvedProduct } from './models/vendor-shelved-product'
import { VendorTransition } from './models/vendor-transition'

export class VendorModuleService extends MedusaService({
  Vendor,
  VendorMember,
  VendorTransition,
  VendorNotification,
  VendorRequirement,
  VendorDocument,
  VendorAcceptance,
  VendorSetting,
  ProductApproval,
  VendorShelvedProduct,
}) {}
