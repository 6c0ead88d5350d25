import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { VendorOrderRef } from './require-vendor-order'
import { callIntentsStep } from './steps/call-intents'
import { findVendorOrderStep } from './steps/find-vendor-order'
import { holdOrderStep, releaseOrderStep } from './steps/hold-order'
import { openIntentsStep } from './steps/open-intents'

interface Input {
  order: VendorOrderRef
  amount_minor: number
}

/**
 * Captures a vendor's own share, or a part of it. It is written down before the provider is asked, so that a crash loses
 * and doubles nothing: a job brings it to its end.
 * @throws CityosError `not_found`, `capture_exceeds_outstanding`, `illegal_transition`, `payment_provider_unavailable`.
 */
export const captureVendorOrderWorkflow = createWorkflow('capture-vendor-order', (input: Input) => {
  const found = findVendorOrderStep(input.order)
  const hold = holdOrderStep(found.order_id)
  const asked = transform({ input }, ({ input }) => ({ ...input, kind: 'capture' as const }))
  const intents = openIntentsStep(asked)
  const vendorOrderCaptureWritten = createHook('vendorOrderCaptureWritten', { found, intents })
  callIntentsStep(intents)
  releaseOrderStep(hold)
  return new WorkflowResponse(found, { hooks: [vendorOrderCaptureWritten] })
})
