import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type KycStatus,
  type VendorContact,
  type VendorMemberStatus,
  type VendorRole,
  type VendorStatus,
} from '@cityos/contracts'
import { VENDOR_MODULE } from '../../modules/vendor'
import type { VendorModuleService } from '../../modules/vendor/service'

/** A vendor as the module answers it. */
export interface VendorRecord {
  id: string
  tenant_id: string
  handle: string
  name: string
  legal_name: string | null
  legal_form: string | null
  tax_id: string | null
  country: string | null
  contact: VendorContact | null
  description: string | null
  logo: string | null
  status: VendorStatus
  status_reason: string | null
  kyc_status: KycStatus
  is_house: boolean
  kyc_provider: string | null
  kyc_reference: string | null
  kyc_url: string | null
  payouts_paused: boolean
  commission_settings: Record<string, unknown>
  payout_settings: Record<string, unknown>
  created_at: Date
  updated_at: Date
}

/** Somebody who works for a vendor, as the module answers it. */
export interface VendorMemberRecord {
  id: string
  vendor_id: string
  email: string
  subject: string | null
  role: VendorRole
  status: VendorMemberStatus
  created_at: Date
  updated_at: Date
}

export function vendorModule(container: MedusaContainer): VendorModuleService {
  return container.resolve<VendorModuleService>(VENDOR_MODULE)
}

/** A vendor of the tenant in scope. @throws CityosError `not_found`. */
export async function requireVendor(container: MedusaContainer, id: string): Promise<VendorRecord> {
  const [vendor] = await vendorModule(container).listVendors({ id })
  if (!vendor) throw new CityosError('not_found', `There is no vendor ${id}.`)
  return vendor as unknown as VendorRecord
}
