import { createWorkflow, transform, when, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import {
  createRemoteLinkStep,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from '@medusajs/medusa/core-flows'
import { findShippingTypeStep } from '../tenant-store/steps/find-shipping-type'
import { provisionLinks, vendorShippingOptions } from './provision-inputs'
import { createVendorZoneStep } from './steps/create-vendor-zone'
import { planProvisionStep } from './steps/plan-provision'

/**
 * Gives a vendor what it needs to sell: a stock location, a shipping profile with one way of shipping from there that
 * costs nothing until somebody sets a price, and the tenant's first store. A vendor that has them keeps them.
 */
export const provisionVendorWorkflow = createWorkflow('provision-vendor', (input: { id: string }) => {
  const plan = planProvisionStep(transform({ input }, ({ input }) => input.id))
  when('vendor-is-new', { plan }, ({ plan }) => plan.needed).then(() => {
    const profiles = createShippingProfilesWorkflow.runAsStep({
      input: transform({ plan }, ({ plan }) => ({
        data: [{ name: `Vendor ${plan.handle}`, type: 'vendor' }],
      })),
    })
    const locations = createStockLocationsWorkflow.runAsStep({
      input: transform({ plan }, ({ plan }) => ({ locations: [{ name: plan.name }] })),
    })
    linkSalesChannelsToStockLocationWorkflow.runAsStep({
      input: transform({ plan, locations }, ({ plan, locations }) => ({
        ...{ id: locations[0]!.id, add: plan.channelIds },
      })),
    })
    const zone = createVendorZoneStep(
      transform({ plan }, ({ plan: { handle, countryCodes } }) => ({ handle, countryCodes })),
    )
    createRemoteLinkStep(
      transform({ plan, profiles, locations, zone }, ({ plan, profiles, locations, zone }) =>
        provisionLinks(plan, {
          ...{ profileId: profiles[0]!.id, locationId: locations[0]!.id, setId: zone.setId },
        }),
      ),
    )
    const typeId = findShippingTypeStep('standard')
    createShippingOptionsWorkflow.runAsStep({
      input: transform({ plan, profiles, zone, typeId }, ({ plan, profiles, zone, typeId }) =>
        vendorShippingOptions(plan, { profileId: profiles[0]!.id, zoneId: zone.zoneId, typeId }),
      ),
    })
  })
  return new WorkflowResponse(plan)
})
