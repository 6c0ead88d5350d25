import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from '@medusajs/medusa/core-flows'
import type { CreateTenant } from '@cityos/contracts'

const FULFILLMENT_PROVIDER = 'manual_manual'

/** A warehouse that ships to all countries of the tenant, and one free shipping option to start from. */
export async function createShipping(
  container: MedusaContainer,
  tenant: CreateTenant,
  { salesChannelId, regionId }: { salesChannelId: string; regionId: string },
): Promise<{ stockLocationId: string; shippingProfileId: string }> {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: 'Main warehouse' }] },
  })
  const stockLocationId = locations[0]!.id
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: stockLocationId, add: [salesChannelId] },
  })
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: 'Default shipping profile', type: 'default' }] },
  })
  const shippingProfileId = profiles[0]!.id
  const serviceZoneId = await createServiceZone(container, tenant, stockLocationId)
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: 'Standard shipping',
        price_type: 'flat',
        provider_id: FULFILLMENT_PROVIDER,
        service_zone_id: serviceZoneId,
        shipping_profile_id: shippingProfileId,
        type: { label: 'Standard', description: 'Ships within a few days', code: 'standard' },
        prices: [
          { currency_code: tenant.currency_code, amount: 0 },
          { region_id: regionId, amount: 0 },
        ],
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      },
    ],
  })
  return { stockLocationId, shippingProfileId }
}

async function createServiceZone(container: MedusaContainer, tenant: CreateTenant, stockLocationId: string) {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const set = await fulfillment.createFulfillmentSets({
    name: 'Main warehouse shipping',
    type: 'shipping',
    service_zones: [
      {
        name: 'All countries',
        geo_zones: tenant.country_codes.map((country_code) => ({ country_code, type: 'country' as const })),
      },
    ],
  })
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: stockLocationId },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
  ])
  return set.service_zones[0]!.id
}
