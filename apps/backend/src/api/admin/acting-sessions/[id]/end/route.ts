import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { callerOf } from '../../../../../access/caller'
import { readActingSession } from '../../../../../http/acting/acting-session-response'
import { endActingSessionWorkflow } from '../../../../../workflows/acting-session/end-acting-session'

/** Ends an acting session before its time: one's own, or with the permission anybody's. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const session = await readActingSession(request.scope, id)
  response.locals['reason'] = session.reason
  const { result: ended } = await endActingSessionWorkflow(request.scope).run({
    input: {
      which: { id },
      because: 'stopped',
      by: callerOf(request).id,
      requestId: String(request.headers['x-request-id']),
    },
  })
  if (!ended.length) {
    throw new CityosError(
      'illegal_transition',
      `The acting session ${id} is ended: it cannot become ended again.`,
    )
  }
  response.json({ acting_session: await readActingSession(request.scope, id) })
}
