import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createActingSessionStep, type CreateActingSession } from './steps/create-acting-session'

/**
 * Lets somebody of the platform's staff act in a tenant for a while, and answers the session's id.
 * @throws CityosError `acting_session_open`.
 */
export const openActingSessionWorkflow = createWorkflow(
  'open-acting-session',
  (input: CreateActingSession) => {
    const id = createActingSessionStep(input)
    const actingSessionOpened = createHook('actingSessionOpened', { id })
    return new WorkflowResponse(
      transform({ id }, ({ id }) => id),
      { hooks: [actingSessionOpened] },
    )
  },
)
