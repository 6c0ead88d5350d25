import { createWorkflow, transform, when, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import {
  createRegionsWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createTaxRegionsWorkflow,
} from '@medusajs/medusa/core-flows'
import type { SellingRegionsPlan } from './plan/plan-selling-regions'
import { regionInputs, shippingOptionInputs, taxRegionInputs, zoneInputs } from './selling-region-inputs'
import { findShippingTypeStep } from './steps/find-shipping-type'
import { supportCurrenciesStep } from './steps/support-currencies'

/**
 * Makes regions that sell at once: with payment, taxes, a zone to ship to and a way of shipping for each of the
 * tenant's shipping profiles. Answers their ids in the plan's order.
 */
export const createSellingRegionsWorkflow = createWorkflow(
  'create-selling-regions',
  (plan: SellingRegionsPlan) => {
    const regions = createRegionsWorkflow.runAsStep({ input: transform({ plan }, regionInputs) })
    when({ plan }, ({ plan }) => plan.tax_country_codes.length > 0).then(() => {
      createTaxRegionsWorkflow.runAsStep({ input: transform({ plan }, taxRegionInputs) })
    })
    const zones = createServiceZonesWorkflow.runAsStep({ input: transform({ plan }, zoneInputs) })
    const typeId = findShippingTypeStep('standard')
    createShippingOptionsWorkflow.runAsStep({
      input: transform({ plan, regions, zones, typeId }, shippingOptionInputs),
    })
    supportCurrenciesStep(transform({ plan }, ({ plan }) => plan.new_currency_codes))
    return new WorkflowResponse(transform({ regions }, ({ regions }) => regions.map(({ id }) => id)))
  },
)
