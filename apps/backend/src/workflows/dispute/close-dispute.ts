import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { DISPUTE_EVENTS } from '@cityos/contracts'
import type { EndDispute } from './end-dispute'
import { endDisputeStep } from './steps/end-dispute'

/**
 * A dispute is decided: the vendors get their parts back, or they stay away.
 * @throws CityosError `not_found`, `illegal_transition`, `dispute_of_provider`.
 */
export const closeDisputeWorkflow = createWorkflow('close-dispute', (input: EndDispute) => {
  const ended = endDisputeStep(input)
  emitEventStep({
    eventName: transform({ ended }, ({ ended }) => DISPUTE_EVENTS[ended.outcome]) as never,
    data: transform({ ended }, ({ ended }) => ({ id: ended.id })),
  })
  const disputeClosed = createHook('disputeClosed', { ended })
  return new WorkflowResponse(ended, { hooks: [disputeClosed] })
})
