import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteProductsWorkflow } from '@medusajs/medusa/core-flows'
import { checkDeletableStep } from './steps/check-own-product'
import type { ProductRef } from './vendor-product-row'

/** Deletes a vendor's product that is not in the store. @throws CityosError `not_found`, `illegal_transition`. */
export const deleteVendorProductWorkflow = createWorkflow('delete-vendor-product', (input: ProductRef) => {
  const id = checkDeletableStep(input)
  deleteProductsWorkflow.runAsStep({ input: transform({ id }, ({ id }) => ({ ids: [id] })) })
  const vendorProductDeleted = createHook('vendorProductDeleted', { id })
  return new WorkflowResponse(id, { hooks: [vendorProductDeleted] })
})
