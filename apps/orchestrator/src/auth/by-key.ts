import { systemClock } from '@cityos/calendar'
import type { Payload } from 'payload'
import { matches, prefixOf } from '../collections/ApiKeys/key'
import type { Refusal } from '../tenant/request-facts'
import { takeOne } from './rate-limit'

interface StoredKey {
  id: string
  prefix: string
  hash: string
  previousPrefix?: string | null
  previousHash?: string | null
  previousUntil?: string | null
  expiresAt?: string | null
  revokedAt?: string | null
  lastUsedAt?: string | null
  requestsPerMinute: number
  tenant: unknown
}

type Answer = ({ user: object } | { refusal: Refusal }) & { headers?: Record<string, string> }

const REFUSED: Answer = { refusal: { code: 'unauthorized', message: 'The API key is not accepted.' } }
const USED_EVERY_MS = 60_000

/** The row of a key that is good at this moment; whatever is wrong with another, its bearer learns the same. */
export async function byKey(payload: Payload, key: string): Promise<Answer> {
  const prefix = prefixOf(key)
  if (!prefix) return REFUSED
  const stored = await payload.db.findOne<StoredKey>({
    collection: 'api-keys',
    where: { or: [{ prefix: { equals: prefix } }, { previousPrefix: { equals: prefix } }] },
  })
  if (!stored || !isGood(stored, key, prefix, systemClock.now())) return REFUSED
  const limit = { name: 'api-key', points: stored.requestsPerMinute, seconds: 60 }
  const { allowed, headers } = await takeOne(limit, stored.id)
  if (!allowed) {
    return {
      refusal: { code: 'rate_limited', message: 'This key has used up its requests of the minute.' },
      headers,
    }
  }
  await noteUse(payload, stored)
  const { hash: _hash, previousHash: _previous, ...user } = stored
  return { user, headers }
}

function isGood(stored: StoredKey, key: string, prefix: string, now: Date): boolean {
  const past = (at: string | null | undefined) => Boolean(at) && new Date(at!) <= now
  if (stored.revokedAt || past(stored.expiresAt)) return false
  if (prefix === stored.prefix) return matches(key, stored.hash)
  return Boolean(stored.previousUntil) && !past(stored.previousUntil) && matches(key, stored.previousHash)
}

async function noteUse(payload: Payload, { id, lastUsedAt }: StoredKey): Promise<void> {
  const now = systemClock.now()
  if (lastUsedAt && now.getTime() - new Date(lastUsedAt).getTime() < USED_EVERY_MS) return
  await payload.db.updateOne({ collection: 'api-keys', id, data: { lastUsedAt: now.toISOString() } })
}
