import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { expiryOf } from '../../../modules/acting/domain/session-time'
import { actingModule } from '../acting-module'
import { endSessions } from '../end-sessions'
import { findOpenSession } from '../find-open-session'

export interface CreateActingSession {
  tenantId: string
  actorId: string
  actorEmail: string
  reason: string
  durationMinutes: number
  readOnly: boolean
  signIn: string | null
}

/** Opens a session and answers its id. @throws CityosError `acting_session_open` while there is one. */
export const createActingSessionStep = createStep(
  'create-acting-session',
  async (input: CreateActingSession, { container }) => {
    const now = systemClock.now()
    const who = { actorId: input.actorId, tenantId: input.tenantId }
    const which = { actor_id: input.actorId, tenant_id: input.tenantId }
    // What is over but not noted as such yet stands in nobody's way.
    await endSessions(container, { which, because: 'expired', by: null }, now)
    const open = await findOpenSession(container, who, now)
    if (open) throw alreadyOpen(open.expires_at)
    const expires_at = expiryOf(now, input.durationMinutes)
    const created = await actingModule(container)
      .createActingSessions({
        ...which,
        actor_email: input.actorEmail,
        reason: input.reason,
        read_only: input.readOnly,
        sign_in: input.signIn,
        expires_at,
      })
      .catch(async (error: unknown) => {
        // Two that open at once: the unique index lets one of them through.
        const other = await findOpenSession(container, who, now)
        throw other ? alreadyOpen(other.expires_at) : error
      })
    return new StepResponse(created.id, created.id)
  },
  async (id, { container }) => {
    if (id) await actingModule(container).deleteActingSessions(id)
  },
)

const alreadyOpen = (until: Date) =>
  new CityosError(
    'acting_session_open',
    `You act in this tenant already, until ${until.toISOString()}. End that session first, or go on in it.`,
  )
