import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_EVENTS } from '@cityos/contracts'
import { updateVendorRowStep, type VendorUpdate } from './steps/update-vendor-row'

/** Changes what is said about a vendor. @throws CityosError `not_found`, `forbidden` for one that has ended. */
export const updateVendorWorkflow = createWorkflow('update-vendor', (input: VendorUpdate) => {
  const id = updateVendorRowStep(input)
  emitEventStep({ eventName: VENDOR_EVENTS.updated, data: transform({ id }, ({ id }) => ({ id })) })
  const vendorUpdated = createHook('vendorUpdated', { id })
  return new WorkflowResponse(id, { hooks: [vendorUpdated] })
})
