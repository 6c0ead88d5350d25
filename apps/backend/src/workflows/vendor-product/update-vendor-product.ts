import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep, updateProductsWorkflow } from '@medusajs/medusa/core-flows'
import { PRODUCT_APPROVAL_EVENTS } from '@cityos/contracts'
import { toProductUpdate } from './product-update'
import { changeProductStep, type ProductChange } from './steps/change-product'

/**
 * Changes a vendor's product, or proposes the change where the product is in the store and the tenant looks at
 * products. @throws as {@link changeProductStep}
 */
export const updateVendorProductWorkflow = createWorkflow('update-vendor-product', (input: ProductChange) => {
  const changed = changeProductStep(input)
  when('change-holds-at-once', { changed }, ({ changed }) => changed.at_once).then(() => {
    updateProductsWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        selector: { id: input.productId },
        update: toProductUpdate(input.update),
      })),
    })
  })
  when('change-is-proposed', { changed }, ({ changed }) => !changed.at_once).then(() => {
    emitEventStep({
      eventName: PRODUCT_APPROVAL_EVENTS.proposed,
      data: transform({ changed }, ({ changed: { product_id, vendor_id, approval_id } }) => ({
        ...{ id: product_id, vendor_id, approval_id },
      })),
    }).config({ name: 'tell-of-proposal' })
  })
  const productChanged = createHook('productChanged', { changed })
  return new WorkflowResponse(changed, { hooks: [productChanged] })
})
