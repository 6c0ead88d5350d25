import {
  addEndpoint,
  cancelWaiting,
  changeEndpoint,
  findEndpoint,
  keptAs,
  removeEndpoint,
  rotated,
  type KeptSecrets,
} from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { idOf } from '../../access/id-of'
import { env } from '../../env'
import { sqlOf } from '../database/payload-transaction'
import { NEW_SECRET, SHOWN_SECRET } from './signing-secret'

interface Webhook {
  id: string
  tenant: unknown
  type: string
  name: string
  url: string
  enabled?: boolean | null
  events?: string[] | null
}

/**
 * Keeps the engine's row of a webhook as the document says, in the document's transaction. Whoever saves it has looked
 * at it: an endpoint that rested after failures, or had answered 410, is called again.
 */
export const keepEndpoint: CollectionAfterChangeHook<Webhook> = async ({
  req,
  doc,
  previousDoc,
  context,
}) => {
  const sql = await sqlOf(req)
  const { id, type } = doc
  if (type !== 'webhook') {
    if (previousDoc?.type === 'webhook') await removeEndpoint(sql, id)
    return doc
  }
  const tenantId = String(idOf(doc.tenant))
  const secret = context[NEW_SECRET] as string | undefined
  const shown = context[SHOWN_SECRET] as string | undefined
  delete context[NEW_SECRET]
  delete context[SHOWN_SECRET]
  const now = systemClock.now()
  const told = { url: doc.url, description: doc.name, events: doc.events ?? ['*'] }
  const held = await findEndpoint(sql, tenantId, id, { lock: true })
  const secrets = secret === undefined ? undefined : keptAs(secret, id, env().CONTENT_SEALING_KEYS)
  if (!held) {
    if (!secrets) throw new Error(`Webhook ${id} has no secret.`)
    await addEndpoint(sql, { id, tenantId, ...told, secrets }, now)
  }
  const state = doc.enabled === false ? 'disabled' : 'enabled'
  await changeEndpoint(
    sql,
    id,
    {
      ...told,
      state,
      state_reason: null,
      failures: 0,
      open_until: null,
      ...(held && secrets && { secrets: rotated(held.secrets as KeptSecrets, secrets, now, now) }),
    },
    now,
  )
  if (state === 'disabled') await cancelWaiting(sql, id)
  return shown === undefined ? doc : { ...doc, secret: shown }
}

export const dropEndpoint: CollectionAfterDeleteHook<Webhook> = async ({ req, doc }) => {
  if (doc.type === 'webhook') await removeEndpoint(await sqlOf(req), doc.id)
  return doc
}
