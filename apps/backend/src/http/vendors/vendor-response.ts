import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListVendors, Vendor, VendorList, VendorProfile } from '@cityos/contracts'
import { requireVendor, vendorModule, type VendorRecord } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** One page of the tenant's vendors. */
export async function listVendors(container: MedusaContainer, query: ListVendors): Promise<VendorList> {
  const { q, status, kyc_status, country } = query
  const service = vendorModule(container)
  const { rows, page } = await listPage<VendorRecord>(
    async (where, config) => (await service.listAndCountVendors(where, config)) as never,
    {
      ...(q && { q }),
      ...(status && { status }),
      ...(kyc_status && { kyc_status }),
      ...(country && { country }),
    },
    query,
  )
  return { vendors: rows.map(toVendor), ...page }
}

/** @throws CityosError `not_found`. */
export async function readVendor(container: MedusaContainer, id: string): Promise<Vendor> {
  return toVendor(await requireVendor(container, id))
}

/** What a vendor sees of itself. @throws CityosError `not_found`. */
export async function readVendorProfile(container: MedusaContainer, id: string): Promise<VendorProfile> {
  const {
    commission_settings: _commission,
    payout_settings: _payout,
    is_house: _house,
    ...profile
  } = await readVendor(container, id)
  return profile
}

function toVendor(row: VendorRecord): Vendor {
  const { id, handle, name, legal_name, legal_form, tax_id, country, contact, description, logo } = row
  const { status, status_reason, kyc_status, payouts_paused, commission_settings, payout_settings } = row
  return {
    ...{ id, handle, name, legal_name, legal_form, tax_id, country, contact, description, logo },
    ...{ status, status_reason, kyc_status, payouts_paused, commission_settings, payout_settings },
    is_house: row.is_house,
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  }
}
