import { replay } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import type { Endpoint } from 'payload'
import { CodedError } from '../../http/error'
import { act } from './act'
import { findRecord } from './find-record'

/** `POST /api/webhook-logs/:id/replay`: the same body once more, as a message of its own. Answers 202 with its id. */
export const replayEndpoint: Endpoint = {
  path: '/:id/replay',
  method: 'post',
  handler: async (req) => {
    const found = await findRecord(req, 'webhook-logs', 'replay')
    if (found.direction !== 'out')
      throw new CodedError('illegal_transition', 'What came in is sent again by whoever sent it.')
    const webhookId = await act(
      req,
      { collection: 'webhook-logs', action: 'replay', record: found },
      async (sql) => {
        const told = {
          deliveryId: String(found['webhookId']),
          tenantId: found.tenant,
          now: systemClock.now(),
        }
        const id = await replay({ transaction: (work) => work(sql) }, told)
        if (!id) throw new CodedError('illegal_transition', 'It is still on its way: nothing to send again.')
        return id
      },
    )
    return Response.json({ webhookId, replayOf: found['webhookId'] }, { status: 202 })
  },
}
