import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteProductVariantsWorkflow } from '@medusajs/medusa/core-flows'
import type { VariantRef } from './own-variant'
import { checkDeletableVariantStep } from './steps/check-deletable-variant'

/** Deletes a variant of a vendor's own product, also of one in the store. @throws as {@link checkDeletableVariantStep} */
export const deleteVendorVariantWorkflow = createWorkflow('delete-vendor-variant', (input: VariantRef) => {
  const id = checkDeletableVariantStep(input)
  deleteProductVariantsWorkflow.runAsStep({ input: transform({ id }, ({ id }) => ({ ids: [id] })) })
  const vendorVariantDeleted = createHook('vendorVariantDeleted', { id })
  return new WorkflowResponse(id, { hooks: [vendorVariantDeleted] })
})
