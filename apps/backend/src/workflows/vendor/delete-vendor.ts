import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { deleteVendorRowStep } from './steps/delete-vendor-row'

/** Takes away a draft, or an application that was rejected. @throws as {@link deleteVendorRowStep} */
export const deleteVendorWorkflow = createWorkflow('delete-vendor', (input: string) => {
  const id = deleteVendorRowStep(input)
  emitEventStep({ eventName: VENDOR_EVENTS.deleted, data: transform({ id }, ({ id }) => ({ id })) })
  const vendorDeleted = createHook('vendorDeleted', { id })
  return new WorkflowResponse(id, { hooks: [vendorDeleted] })
})
