import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { PAYOUT_FINDING_EVENTS } from '@cityos/contracts'
import { resolvePayoutFindingStep, type ResolveFinding } from './steps/resolve-finding'

/** Settles a discrepancy for a reason. @throws as {@link resolvePayoutFindingStep} */
export const resolvePayoutFindingWorkflow = createWorkflow(
  'resolve-payout-finding',
  (input: ResolveFinding) => {
    const id = resolvePayoutFindingStep(input)
    emitEventStep({
      eventName: PAYOUT_FINDING_EVENTS.resolved,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const findingResolved = createHook('findingResolved', { id })
    return new WorkflowResponse(id, { hooks: [findingResolved] })
  },
)
