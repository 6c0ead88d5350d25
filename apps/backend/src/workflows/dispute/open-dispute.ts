import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { DISPUTE_EVENTS } from '@cityos/contracts'
import type { DisputeFacts } from './note-dispute'
import { noteDisputeStep } from './steps/note-dispute'

/**
 * A bank has taken money back for its customer: the vendors' parts are held until it is decided. Of a dispute that is
 * known, what may have changed is noted.
 * @throws CityosError `not_found`, `dispute_exists`, `dispute_exceeds_captured`.
 */
export const openDisputeWorkflow = createWorkflow('open-dispute', (input: DisputeFacts) => {
  const noted = noteDisputeStep(input)
  when({ noted }, ({ noted }) => noted.created).then(() => {
    emitEventStep({
      eventName: DISPUTE_EVENTS.opened,
      data: transform({ noted }, ({ noted }) => ({ id: noted.id })),
    })
  })
  const disputeOpened = createHook('disputeOpened', { noted })
  return new WorkflowResponse(noted, { hooks: [disputeOpened] })
})
