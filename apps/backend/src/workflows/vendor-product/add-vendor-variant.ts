import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { PRODUCT_APPROVAL_EVENTS, type CreateVendorVariant } from '@cityos/contracts'
import { makeVariantsWorkflow } from './make-variants'
import { changeProductStep } from './steps/change-product'
import { planVariantsStep } from './steps/plan-variants'

interface Input {
  productId: string
  vendorId: string
  variant: CreateVendorVariant
  /** The member who asks for it. */
  by: string | null
}

/**
 * Adds a variant to a vendor's product, or proposes it where the product is in the store and the tenant looks at
 * products. @throws as {@link planVariantsStep} and {@link changeProductStep}
 */
export const addVendorVariantWorkflow = createWorkflow('add-vendor-variant', (input: Input) => {
  const wanted = transform({ input }, ({ input: { productId, vendorId, variant } }) => ({
    ...{ productId, vendorId },
    variants: [variant],
  }))
  planVariantsStep(wanted).config({ name: 'check-new-variant' })
  const changed = changeProductStep(
    transform({ input }, ({ input: { productId, vendorId, variant, by } }) => ({
      ...{ productId, vendorId, by },
      update: { variants: [variant] },
    })),
  )
  when('variant-is-added-at-once', { changed }, ({ changed }) => changed.at_once).then(() => {
    makeVariantsWorkflow.runAsStep({ input: wanted })
  })
  when('variant-is-proposed', { changed }, ({ changed }) => !changed.at_once).then(() => {
    emitEventStep({
      eventName: PRODUCT_APPROVAL_EVENTS.proposed,
      data: transform({ changed }, ({ changed: { product_id, vendor_id, approval_id } }) => ({
        ...{ id: product_id, vendor_id, approval_id },
      })),
    }).config({ name: 'tell-of-proposed-variant' })
  })
  const vendorVariantAdded = createHook('vendorVariantAdded', { changed })
  return new WorkflowResponse(changed, { hooks: [vendorVariantAdded] })
})
