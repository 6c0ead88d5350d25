import type { MedusaContainer } from '@medusajs/framework/types'
import { DEFAULT_VENDOR_SETTING, type VendorSetting } from '@cityos/contracts'
import { vendorModule } from '../vendor/vendor-module'

/** How the marketplace of the tenant in scope works: what it has said, and the defaults for what it has not. */
export async function readVendorSetting(container: MedusaContainer): Promise<VendorSetting> {
  const [row] = await vendorModule(container).listVendorSettings({})
  if (!row) return DEFAULT_VENDOR_SETTING
  const { applications_open, product_approval, max_products_per_vendor, kyc_provider } = row
  return { applications_open, product_approval, max_products_per_vendor, kyc_provider }
}
