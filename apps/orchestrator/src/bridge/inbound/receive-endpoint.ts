import { LARGEST_BODY_BYTES, receive, RefusedMessage } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_ENTITIES } from '@cityos/contracts'
import type { Endpoint } from 'payload'
import { readBody } from '../../http/read-body'
import { refuse } from '../../http/refuse'
import { derivedSecrets } from '../connections'
import { bridgeDatabase } from '../database/pool'
import { openSecrets } from '../secrets'

/**
 * `POST /api/webhooks/bridge/:tenant_id`: a message of Medusa's is kept, and answered with 202 before anything is done
 * with it. There is no session here and no tenant's context: what counts is who signed.
 */
export const receiveEndpoint: Endpoint = {
  path: '/webhooks/bridge/:tenantId',
  method: 'post',
  handler: async (req) => {
    const body = await readBody(req as never, LARGEST_BODY_BYTES)
    if (body === undefined)
      return refuse('body_too_large', `A message has at most ${LARGEST_BODY_BYTES} bytes.`)
    return receive(bridgeDatabase, {
      sourceId: tenantIdOf(req.routeParams),
      headers: req.headers,
      body,
      now: systemClock.now(),
      openSecrets,
      // The first message that proves itself introduces its sender: the secrets follow from the key of both sides.
      introduce: (id) =>
        id.length <= 200
          ? {
              tenant_id: id,
              secrets: derivedSecrets('medusa', id),
              entities: [...BRIDGE_ENTITIES.medusa],
            }
          : undefined,
    }).then((state) => Response.json({ state }, { status: 202 }), refuseMessage)
  },
}

/** @throws what is no refusal, as it is. */
export function refuseMessage(error: unknown): Response {
  if (error instanceof RefusedMessage) return refuse(error.code, error.message)
  throw error
}

export const tenantIdOf = (params: Record<string, unknown> | undefined) => String(params?.['tenantId'])
