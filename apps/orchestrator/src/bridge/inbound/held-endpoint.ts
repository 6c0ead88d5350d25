import { bridgeSecrets, heldStates } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_ENTITIES, HeldQuestion, type HeldAnswer } from '@cityos/contracts'
import { verify, WebhookError } from '@cityos/webhooks'
import type { Endpoint } from 'payload'
import { env } from '../../env'
import { readBody } from '../../http/read-body'
import { refuse } from '../../http/refuse'
import { bridgeDatabase } from '../database/pool'
import { tenantIdOf } from './receive-endpoint'

const LARGEST_QUESTION_BYTES = 10_000

/** `POST /api/webhooks/bridge/:tenant_id/held`: what this side holds of Medusa's things, for Medusa to compare. */
export const heldEndpoint: Endpoint = {
  path: '/webhooks/bridge/:tenantId/held',
  method: 'post',
  handler: async (req) => {
    const tenantId = tenantIdOf(req.routeParams)
    const body = await readBody(req as never, LARGEST_QUESTION_BYTES)
    if (body === undefined) return refuse('body_too_large', 'A question is short.')
    const asked = questionOf(req.headers, body, tenantId)
    if (asked instanceof Response) return asked
    const known: readonly string[] = BRIDGE_ENTITIES.medusa
    if (asked.tenant_id !== tenantId || !known.includes(asked.entity))
      return refuse('message_forbidden', 'This source may not ask about that.')
    const { entity, after, most } = asked
    const held = await heldStates(bridgeDatabase, { tenantId, entity, after, most })
    return Response.json({ held } satisfies HeldAnswer)
  },
}

function questionOf(headers: Headers, body: string, tenantId: string): HeldQuestion | Response {
  try {
    const secrets = bridgeSecrets(env().BRIDGE_KEYS, 'medusa', tenantId)
    const parsed = HeldQuestion.safeParse(verify({ secrets, headers, body, now: systemClock.now() }))
    return parsed.success ? parsed.data : refuse('message_invalid', 'This is no question.')
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error
    const invalid = error.code === 'webhook_body_invalid'
    return refuse(invalid ? 'message_invalid' : 'signature_refused', error.message)
  }
}
