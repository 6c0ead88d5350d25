import {
  changeEndpoint,
  findEndpoint,
  newSecret,
  ping,
  rotated,
  type KeptSecrets,
  type Sql,
} from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { RotateWebhookSecret } from '@cityos/contracts'
import type { Endpoint, PayloadRequest } from 'payload'
import { askerOf } from '../../access/asker'
import { idOf } from '../../access/id-of'
import { resourceOf } from '../../access/kind'
import { record } from '../../audit/entry'
import { env } from '../../env'
import { CodedError } from '../../http/error'
import { inTransaction } from '../../http/in-transaction'
import { sqlOf } from '../database/payload-transaction'
import { PING } from './events'

const HOUR_MS = 3_600_000

/** `POST /api/integration-endpoints/:id/rotate-secret`, `{ "overlap_hours": 24 }`: both secrets sign until then. */
export const rotateSecretEndpoint: Endpoint = {
  path: '/:id/rotate-secret',
  method: 'post',
  handler: (req) =>
    onWebhook(req, 'rotate_secret', async (sql, { id, tenant }) => {
      const text = await req.text?.()
      const wanted = RotateWebhookSecret.safeParse(text ? parsed(text) : {})
      if (!wanted.success) throw new CodedError('validation_failed', 'overlap_hours must be 0 to 168.')
      const now = systemClock.now()
      const until = new Date(now.getTime() + wanted.data.overlap_hours * HOUR_MS)
      const held = await findEndpoint(sql, tenant, id, { lock: true })
      const { secret, kept } = newSecret(id, env().CONTENT_SEALING_KEYS)
      await changeEndpoint(sql, id, { secrets: rotated(held!.secrets as KeptSecrets, kept, until, now) }, now)
      const previousUntil = until > now ? until.toISOString() : null
      await req.payload.db.updateOne({
        collection: 'integration-endpoints',
        id,
        data: { previousUntil },
        req,
      })
      return { id, secret, previousUntil }
    }),
}

/** `POST /api/integration-endpoints/:id/ping`: a message that says nothing, to see whether the address answers. */
export const pingEndpoint: Endpoint = {
  path: '/:id/ping',
  method: 'post',
  handler: (req) =>
    onWebhook(req, 'ping', async (sql, { id, tenant }) => {
      const told = { endpointId: id, tenantId: tenant, event: PING, now: systemClock.now() }
      return { id, webhookId: await ping(sql, told) }
    }),
}

/** @throws CodedError `not_found` for another tenant's and for what is no webhook, `forbidden` */
async function onWebhook(
  req: PayloadRequest,
  action: string,
  work: (sql: Sql, webhook: { id: string; tenant: string }) => Promise<object>,
): Promise<Response> {
  const asker = await askerOf(req)
  const id = String(req.routeParams?.['id'])
  const found = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'integration-endpoints',
    where: { id: { equals: /^[0-9a-f-]{36}$/.test(id) ? id : null } },
    req,
  })
  const tenant = idOf(found?.['tenant']) ?? 'none'
  const resource = resourceOf({ kind: 'integration_endpoint' }, found ?? {})
  const elsewhere = asker.tenant !== undefined && asker.tenant !== tenant
  if (!found || elsewhere || found['type'] !== 'webhook' || !(await asker.can('read', resource)))
    throw new CodedError('not_found', 'There is no such webhook.')
  if (!(await asker.can('update', resource))) throw new CodedError('forbidden', 'You may not do this.')
  return inTransaction(req, async () => {
    const said = await work(await sqlOf(req), { id, tenant })
    const about = { collectionSlug: 'integration-endpoints', documentId: id }
    await record(req, { tenant, action, outcome: 'allowed', ...about })
    return Response.json(said, { status: action === 'ping' ? 202 : 200 })
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CodedError('validation_failed', 'The body is no JSON.')
  }
}
