import { createHash, randomBytes } from 'node:crypto'
import { systemClock } from '@cityos/calendar'
import type { Payload, Where } from 'payload'

/** As long as the realm's own session, and no longer idle than that one may be. */
export const SESSION_SECONDS = 10 * 60 * 60
const IDLE_SECONDS = 30 * 60
/** Who clicks about need not be written down each time. */
const SEEN_EVERY_SECONDS = 60

interface Session {
  id: string
  sid: string
  user?: unknown
  expiresAt: string
  lastSeenAt: string
  endedAt?: string | null
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
const inSeconds = (seconds: number) => new Date(systemClock.now().getTime() + seconds * 1000).toISOString()

/** Begins a session and answers its token, which the browser alone keeps. */
export async function beginSession(payload: Payload, user: string, sid: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await forgetExpired(payload)
  await payload.db.create({
    collection: 'sessions',
    data: {
      tokenHash: hashOf(token),
      sid,
      user,
      expiresAt: inSeconds(SESSION_SECONDS),
      lastSeenAt: inSeconds(0),
    },
  })
  return token
}

/** The user of a session that is still good; undefined otherwise. */
export async function userOfSession(payload: Payload, token: string): Promise<string | undefined> {
  const session = await payload.db.findOne<Session>({
    collection: 'sessions',
    where: { tokenHash: { equals: hashOf(token) } },
  })
  if (!session || session.endedAt || !session.user || session.expiresAt <= inSeconds(0)) return undefined
  const seen = new Date(session.lastSeenAt).toISOString()
  if (seen <= inSeconds(-IDLE_SECONDS)) return undefined
  if (seen <= inSeconds(-SEEN_EVERY_SECONDS)) {
    await payload.db.updateOne({ collection: 'sessions', id: session.id, data: { lastSeenAt: inSeconds(0) } })
  }
  return typeof session.user === 'object' ? (session.user as { id: string }).id : String(session.user)
}

export async function endSession(payload: Payload, token: string): Promise<void> {
  await payload.db.deleteMany({ collection: 'sessions', where: { tokenHash: { equals: hashOf(token) } } })
}

/** Keycloak says that a session is over: what was signed in with it, here and with bearer tokens, is over too. */
export async function endSessionsOf(payload: Payload, sid: string): Promise<void> {
  const endedAt = inSeconds(0)
  await payload.db.updateMany({ collection: 'sessions', where: { sid: { equals: sid } }, data: { endedAt } })
  // Tokens of it may be about without anybody having signed in here.
  await payload.db.create({
    collection: 'sessions',
    data: {
      tokenHash: hashOf(randomBytes(32).toString('hex')),
      sid,
      endedAt,
      expiresAt: inSeconds(SESSION_SECONDS),
      lastSeenAt: endedAt,
    },
  })
}

export async function hasEnded(payload: Payload, sid: string): Promise<boolean> {
  const where: Where = { and: [{ sid: { equals: sid } }, { endedAt: { exists: true } }] }
  return (await payload.db.findOne<Session>({ collection: 'sessions', where })) !== null
}

async function forgetExpired(payload: Payload): Promise<void> {
  await payload.db.deleteMany({ collection: 'sessions', where: { expiresAt: { less_than: inSeconds(0) } } })
}
