import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { PAYOUT_EVENTS } from '@cityos/contracts'
import { generatePayoutsStep, type GenerateNow } from './steps/generate-payouts'

/** Makes payouts now, for one vendor or all. @throws CityosError `not_found`. */
export const generatePayoutsWorkflow = createWorkflow('generate-payouts', (input: GenerateNow) => {
  const made = generatePayoutsStep(input)
  emitEventStep({
    eventName: PAYOUT_EVENTS.created,
    data: transform({ made }, ({ made }) => made.payout_ids.map((id) => ({ id }))),
  })
  const payoutsGenerated = createHook('payoutsGenerated', { made })
  return new WorkflowResponse(made, { hooks: [payoutsGenerated] })
})
