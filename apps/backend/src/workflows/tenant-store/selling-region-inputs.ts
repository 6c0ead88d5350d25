import { toMajor } from '@cityos/money'
import type { SellingRegionsPlan } from './plan/plan-selling-regions'

interface Planned {
  plan: SellingRegionsPlan
}

export const regionInputs = ({ plan }: Planned) => ({
  regions: plan.regions.map(({ name, currency_code, country_codes }) => ({
    name,
    currency_code,
    countries: country_codes,
    payment_providers: plan.payment_providers,
  })),
})

export const taxRegionInputs = ({ plan }: Planned) =>
  plan.tax_country_codes.map((country_code) => ({ country_code, provider_id: 'tp_system' }))

export const zoneInputs = ({ plan }: Planned) => ({
  data: plan.regions.map(({ zone_name, country_codes }) => ({
    name: zone_name,
    fulfillment_set_id: plan.origin.fulfillment_set_id,
    geo_zones: country_codes.map((country_code) => ({ type: 'country' as const, country_code })),
  })),
})

interface Made extends Planned {
  regions: { id: string; name: string }[]
  zones: { id: string; name: string }[]
  typeId: string
}

/** One way of shipping for each region and shipping profile, priced in the region's currency. */
export const shippingOptionInputs = ({ plan, regions, zones, typeId }: Made) =>
  plan.regions.flatMap((region, index) => {
    const amount = toMajor(BigInt(region.shipping_amount_minor), region.currency_code) as unknown as number
    return plan.origin.shipping_profile_ids.map((shipping_profile_id) => ({
      name: 'Standard shipping',
      price_type: 'flat' as const,
      provider_id: plan.origin.fulfillment_provider_id,
      service_zone_id: zones.find((zone) => zone.name === region.zone_name)!.id,
      shipping_profile_id,
      type_id: typeId,
      prices: [
        { currency_code: region.currency_code, amount },
        { region_id: regions[index]!.id, amount },
      ],
      rules: [
        { attribute: 'enabled_in_store', value: 'true', operator: 'eq' as const },
        { attribute: 'is_return', value: 'false', operator: 'eq' as const },
      ],
    }))
  })
