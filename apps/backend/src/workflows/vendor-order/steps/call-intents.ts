import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { callIntent } from '../intents/call-intent'
import { resumeOrder } from '../intents/resume-intents'

/** Asks the provider; there is nothing to undo, for what has moved has moved. */
export const callIntentsStep = createStep('call-intents', async (ids: string[], { container }) => {
  for (const id of ids) await callIntent(container, id)
  return new StepResponse(ids)
})

/** Gives back what is owed. A provider that does not answer is asked again by a job: the vendor order stays closed. */
export const payBackStep = createStep('pay-back', async (orderId: string, { container }) => {
  const failures = await resumeOrder(container, orderId)
  return new StepResponse(failures.map(({ message }) => message))
})
