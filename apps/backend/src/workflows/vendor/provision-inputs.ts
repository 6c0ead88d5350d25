import { Modules } from '@medusajs/framework/utils'
import { TENANT_STORE_MODULE } from '../../modules/tenant-store'
import { VENDOR_MODULE } from '../../modules/vendor'
import type { ProvisionPlan } from './plan-provision'

/** Who carries the parcels until somebody connects a carrier. */
const FULFILLMENT_PROVIDER = 'manual_manual'

interface Made {
  profileId: string
  locationId: string
  setId: string
}

/** What ties a vendor to its location, profile and store, and the location to how it ships. */
export function provisionLinks({ vendorId, storeId }: ProvisionPlan, made: Made) {
  const vendor = { [VENDOR_MODULE]: { vendor_id: vendorId } }
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: made.locationId } }
  return [
    { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER } },
    { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: made.setId } },
    { ...vendor, [Modules.FULFILLMENT]: { shipping_profile_id: made.profileId } },
    { ...vendor, ...location },
    ...(storeId ? [{ ...vendor, [TENANT_STORE_MODULE]: { tenant_store_id: storeId } }] : []),
  ]
}

interface Zone {
  profileId: string
  zoneId: string
  typeId: string
}

/** One way of shipping into every region, free in each of their currencies; none where nobody is sold to. */
export function vendorShippingOptions({ regions }: ProvisionPlan, { profileId, zoneId, typeId }: Zone) {
  if (!regions.length) return []
  const currencies = [...new Set(regions.map(({ currency_code }) => currency_code))]
  return [
    {
      name: 'Standard shipping',
      price_type: 'flat' as const,
      provider_id: FULFILLMENT_PROVIDER,
      service_zone_id: zoneId,
      shipping_profile_id: profileId,
      type_id: typeId,
      prices: [
        ...currencies.map((currency_code) => ({ currency_code, amount: 0 })),
        ...regions.map(({ id: region_id }) => ({ region_id, amount: 0 })),
      ],
      rules: [
        { attribute: 'enabled_in_store', value: 'true', operator: 'eq' as const },
        { attribute: 'is_return', value: 'false', operator: 'eq' as const },
      ],
    },
  ]
}
