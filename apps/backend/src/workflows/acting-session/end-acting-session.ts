import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { SessionsToEnd } from './end-sessions'
import { endActingSessionsStep } from './steps/end-acting-sessions'

/** Ends acting sessions before their time and answers the ids of those that it has ended. */
export const endActingSessionWorkflow = createWorkflow('end-acting-session', (input: SessionsToEnd) => {
  const ids = endActingSessionsStep(input)
  const actingSessionEnded = createHook('actingSessionEnded', { ids })
  return new WorkflowResponse(ids, { hooks: [actingSessionEnded] })
})
