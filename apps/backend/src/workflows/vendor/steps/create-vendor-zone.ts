import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

interface Input {
  /** The vendor's handle: names of sets and zones are the tenant's, and unique. */
  handle: string
  countryCodes: string[]
}

/** Makes the set of ways in which a vendor ships, with one zone of the given countries. */
export const createVendorZoneStep = createStep(
  'create-vendor-zone',
  async ({ handle, countryCodes }: Input, { container }) => {
    const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
      name: `Shipping of ${handle}`,
      type: 'shipping',
      service_zones: [
        {
          name: `Countries of ${handle}`,
          geo_zones: countryCodes.map((country_code) => ({ type: 'country' as const, country_code })),
        },
      ],
    })
    return new StepResponse({ setId: set.id, zoneId: set.service_zones[0]!.id }, set.id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.FULFILLMENT).deleteFulfillmentSets(id)
  },
)
