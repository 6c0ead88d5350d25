import type { Endpoint, PayloadRequest } from 'payload'
import { systemClock } from '@cityos/calendar'
import { askerOf } from '../../access/asker'
import { resourceOf } from '../../access/kind'
import { record } from '../../audit/entry'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'
import { inTransaction } from '../../http/in-transaction'
import { newKey } from './key'

/** How long the old key still works after a rotation, unless the caller says `{ "graceSeconds": … }`. */
const DEFAULT_GRACE_SECONDS = 24 * 60 * 60
const MAX_GRACE_SECONDS = 30 * DEFAULT_GRACE_SECONDS

interface StoredKey extends Record<string, unknown> {
  id: string
  prefix: string
  hash: string
  revokedAt?: string | null
}

/** `POST /api/api-keys/:id/rotate`: a new key beside the old one, which works on for a while. */
export const rotateEndpoint: Endpoint = {
  path: '/:id/rotate',
  method: 'post',
  handler: async (req) => {
    const stored = await allowed(req, 'rotate')
    if (stored.revokedAt)
      throw new CodedError('illegal_transition', 'The key is revoked: it cannot be rotated.')
    const { key, prefix, hash } = newKey()
    const until = new Date(systemClock.now().getTime() + (await graceSeconds(req)) * 1000).toISOString()
    const previous = { previousPrefix: stored.prefix, previousHash: stored.hash, previousUntil: until }
    await change(req, stored, 'rotate', { prefix, hash, ...previous })
    return Response.json({ id: stored.id, key, prefix, previousUntil: until })
  },
}

/** `POST /api/api-keys/:id/revoke`: neither the key nor the one before it opens anything from now on. */
export const revokeEndpoint: Endpoint = {
  path: '/:id/revoke',
  method: 'post',
  handler: async (req) => {
    const stored = await allowed(req, 'revoke')
    const revokedAt = stored.revokedAt ?? systemClock.now().toISOString()
    await change(req, stored, 'revoke', { revokedAt })
    return Response.json({ id: stored.id, revokedAt })
  },
}

/** The key, if it is there for the caller. @throws CodedError `not_found` for another tenant's, `forbidden`. */
async function allowed(req: PayloadRequest, action: 'rotate' | 'revoke'): Promise<StoredKey> {
  const asker = await askerOf(req)
  const id = String(req.routeParams?.['id'])
  const where = { id: { equals: /^[0-9a-f-]{36}$/.test(id) ? id : null } }
  const stored = await req.payload.db.findOne<StoredKey>({ collection: 'api-keys', where, req })
  const resource = resourceOf({ kind: 'content_key' }, stored ?? {})
  const elsewhere = asker.tenant !== undefined && asker.tenant !== idOf(stored?.['tenant'])
  if (!stored || elsewhere || !(await asker.can('read', resource)))
    throw new CodedError('not_found', 'There is no such key.')
  if (!(await asker.can(action, resource)))
    throw new CodedError('forbidden', `You may not ${action} this key.`)
  return stored
}

async function change(req: PayloadRequest, stored: StoredKey, action: string, data: Record<string, unknown>) {
  await inTransaction(req, async () => {
    await req.payload.db.updateOne({ collection: 'api-keys', id: stored.id, data, req })
    await record(req, {
      tenant: String(idOf(stored['tenant'])),
      action,
      outcome: 'allowed',
      collectionSlug: 'api-keys',
      documentId: stored.id,
    })
  })
}

async function graceSeconds(req: PayloadRequest): Promise<number> {
  const text = await req.text?.()
  if (!text) return DEFAULT_GRACE_SECONDS
  const { graceSeconds: wanted = DEFAULT_GRACE_SECONDS } = parse(text)
  if (Number.isInteger(wanted) && wanted >= 0 && wanted <= MAX_GRACE_SECONDS) return wanted
  throw new CodedError('validation_failed', `graceSeconds must be a whole number up to ${MAX_GRACE_SECONDS}.`)
}

function parse(text: string): { graceSeconds?: number } {
  try {
    return (JSON.parse(text) ?? {}) as { graceSeconds?: number }
  } catch {
    throw new CodedError('validation_failed', 'The body is no JSON.')
  }
}
