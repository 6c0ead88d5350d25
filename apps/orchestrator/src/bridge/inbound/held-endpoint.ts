import { answerHeld, bridgeSecrets, LARGEST_QUESTION_BYTES } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { Endpoint } from 'payload'
import { env } from '../../env'
import { readBody } from '../../http/read-body'
import { refuse } from '../../http/refuse'
import { bridgeDatabase } from '../database/pool'
import { refuseMessage, tenantIdOf } from './receive-endpoint'

/** `POST /api/webhooks/bridge/:tenant_id/held`: what this side holds of Medusa's things, for Medusa to compare. */
export const heldEndpoint: Endpoint = {
  path: '/webhooks/bridge/:tenantId/held',
  method: 'post',
  handler: async (req) => {
    const tenantId = tenantIdOf(req.routeParams)
    const body = await readBody(req as never, LARGEST_QUESTION_BYTES)
    if (body === undefined) return refuse('body_too_large', 'A question is short.')
    return answerHeld(bridgeDatabase, {
      tenantId,
      entities: BRIDGE_ENTITIES.medusa,
      secrets: bridgeSecrets(env().BRIDGE_KEYS, 'medusa', tenantId),
      headers: req.headers,
      body,
      now: systemClock.now(),
    }).then((answer) => Response.json(answer), refuseMessage)
  },
}
