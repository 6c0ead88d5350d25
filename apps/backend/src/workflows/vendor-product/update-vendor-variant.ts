import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { updateProductVariantsWorkflow } from '@medusajs/medusa/core-flows'
import type { UpdateVendorVariant } from '@cityos/contracts'
import { toMedusaPrices } from './new-product'
import type { VariantRef } from './own-variant'
import { checkOwnVariantStep } from './steps/check-own-variant'

/** Changes prices and codes of a vendor's own variant, at once. @throws CityosError `not_found`. */
export const updateVendorVariantWorkflow = createWorkflow(
  'update-vendor-variant',
  (input: VariantRef & { update: UpdateVendorVariant }) => {
    const id = checkOwnVariantStep(input)
    // By a selector: of a list of variants core takes prices back by deleting them.
    updateProductVariantsWorkflow.runAsStep({
      input: transform({ id, input }, ({ id, input: { update } }) => {
        const { prices, ...codes } = update
        return { selector: { id }, update: { ...codes, ...(prices && { prices: toMedusaPrices(prices) }) } }
      }) as never,
    })
    const vendorVariantUpdated = createHook('vendorVariantUpdated', { id })
    return new WorkflowResponse(id, { hooks: [vendorVariantUpdated] })
  },
)
