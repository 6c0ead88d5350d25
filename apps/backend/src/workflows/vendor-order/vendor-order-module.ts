import type { MedusaContainer } from '@medusajs/framework/types'
import { VENDOR_ORDER_MODULE } from '../../modules/vendor-order'
import type { VendorOrderModuleService } from '../../modules/vendor-order/service'

export function vendorOrderModule(container: MedusaContainer): VendorOrderModuleService {
  return container.resolve<VendorOrderModuleService>(VENDOR_ORDER_MODULE)
}
