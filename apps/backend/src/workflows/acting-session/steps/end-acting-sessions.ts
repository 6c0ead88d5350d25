import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { endSessions, reopenSessions, type SessionsToEnd } from '../end-sessions'

/** Ends open sessions and answers their ids; none is an answer too. */
export const endActingSessionsStep = createStep(
  'end-acting-sessions',
  async (input: SessionsToEnd | undefined, { container }) => {
    if (!input) return new StepResponse<string[], string[]>([], [])
    const ended = await endSessions(container, input, systemClock.now())
    const ids = ended.map(({ id }) => id)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (ids?.length) await reopenSessions(container, ids)
  },
)
