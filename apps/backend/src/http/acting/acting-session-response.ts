import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type ActingScope, type ActingSession } from '@cityos/contracts'
import { actingModule } from '../../workflows/acting-session/acting-module'
import type { ActingSessionRecord } from '../../workflows/acting-session/acting-session-record'

const iso = (time: Date) => new Date(time).toISOString()

/** A session as the API answers it. */
export function toActingSession(session: ActingSessionRecord): ActingSession {
  const { id, tenant_id, actor_id, actor_email, reason, read_only, end_reason, ended_by } = session
  return {
    id,
    tenant_id,
    actor_id,
    actor_email,
    reason,
    read_only,
    opened_at: iso(session.created_at),
    expires_at: iso(session.expires_at),
    ended_at: session.ended_at && iso(session.ended_at),
    end_reason,
    ended_by,
  }
}

/** What the screens of whoever acts have to know of it. */
export function toActingScope(session: ActingSessionRecord, now: Date): ActingScope {
  const { id, actor_id, actor_email, reason, read_only, expires_at } = toActingSession(session)
  const seconds_left = Math.max(0, Math.floor((session.expires_at.getTime() - now.getTime()) / 1_000))
  return { id, actor_id, actor_email, reason, read_only, expires_at, seconds_left }
}

/** @throws CityosError `not_found`. */
export async function readActingSession(container: MedusaContainer, id: string): Promise<ActingSession> {
  const [session] = await actingModule(container).listActingSessions({ id })
  if (!session) throw new CityosError('not_found', `There is no acting session ${id}.`)
  return toActingSession(session as unknown as ActingSessionRecord)
}
