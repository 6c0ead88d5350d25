import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type VendorStatus } from '@cityos/contracts'

/** What a vendor's products are made with. */
export interface VendorSupplies {
  shippingProfileId: string
  locationId: string
}

interface Row {
  status: VendorStatus
  profile: string | null
  location: string | null
}

/** Profile and location of a vendor that may sell. @throws CityosError `not_found`, `vendor_not_active`. */
export async function vendorSupplies(container: MedusaContainer, vendorId: string): Promise<VendorSupplies> {
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select v.status,
            (select shipping_profile_id from vendor_shipping_profile
              where vendor_id = v.id and deleted_at is null order by created_at, id limit 1) as profile,
            (select stock_location_id from vendor_stock_location
              where vendor_id = v.id and deleted_at is null order by created_at, id limit 1) as location
       from vendor v where v.id = ? and v.deleted_at is null`,
    [vendorId],
  )) as { rows: Row[] }
  const [row] = rows
  if (!row) throw new CityosError('not_found', `There is no vendor ${vendorId}.`)
  const { status, profile, location } = row
  if (status === 'approved' && profile && location) {
    return { shippingProfileId: profile, locationId: location }
  }
  throw new CityosError(
    'vendor_not_active',
    `The vendor ${vendorId} is ${status}: only an approved one sells.`,
  )
}
