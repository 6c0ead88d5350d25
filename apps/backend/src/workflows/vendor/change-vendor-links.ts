import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { VENDOR_LINK_EVENTS } from '@cityos/contracts'
import { requireRoomStep } from '../vendor-product/steps/require-room'
import { changeVendorLinksStep } from './steps/change-vendor-links'
import type { LinkChange } from './vendor-links'

/**
 * Gives a vendor products or shipping profiles that the tenant has, and takes some away. What was sold stays whose it was.
 * @throws as {@link changeVendorLinksStep}, and CityosError `limit_exceeded`.
 */
export const changeVendorLinksWorkflow = createWorkflow('change-vendor-links', (input: LinkChange) => {
  const changed = changeVendorLinksStep(input)
  when({ input, changed }, ({ input, changed }) => input.kind === 'product' && changed.added.length > 0).then(
    () => {
      requireRoomStep(transform({ input }, ({ input }) => input.vendorId))
    },
  )
  emitEventStep({
    eventName: transform({ input }, ({ input }) => VENDOR_LINK_EVENTS[input.kind]) as never,
    data: transform({ input, changed }, ({ input, changed }) => ({ id: input.vendorId, ...changed })),
  })
  const vendorLinksChanged = createHook('vendorLinksChanged', { changed })
  return new WorkflowResponse(changed, { hooks: [vendorLinksChanged] })
})
