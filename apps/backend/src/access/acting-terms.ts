import { systemClock } from '@cityos/calendar'
import { ActingReason, CityosError, type ActingScope } from '@cityos/contracts'
import { actingPrincipal, type ActAsTenantOptions, type ActingTerms } from '@cityos/medusa-tenancy'
import { toActingScope } from '../http/acting/acting-session-response'
import { findOpenSession } from '../workflows/acting-session/find-open-session'
import type { GuardedRequest } from './guarded-request'

/** In which a service says why it acts in a tenant. */
const REASON_HEADER = 'x-acting-reason'
/** What the audit trail holds of a service that does not. */
const NO_REASON = 'service'

interface SessionTerms extends ActingTerms {
  session: ActingScope
}

/**
 * Under which terms somebody of the platform acts in a tenant: a person by the acting session that is open at this
 * moment, a service by what it says itself.
 * @throws CityosError `acting_reason_required`, `validation_failed`.
 */
export const actingTerms: NonNullable<ActAsTenantOptions['terms']> = async (principal, tenantId, request) => {
  if (principal.actorType !== 'user') return { reason: reasonOfService(request.headers[REASON_HEADER]) }
  const { scope } = request as unknown as GuardedRequest
  const now = systemClock.now()
  const session = await findOpenSession(scope, { actorId: principal.actorId, tenantId }, now)
  if (!session) {
    throw new CityosError(
      'acting_reason_required',
      `Say first why you act in this tenant: POST /admin/tenants/${tenantId}/acting-sessions with a reason.`,
    )
  }
  const terms: SessionTerms = {
    reason: session.reason,
    readOnly: session.read_only,
    session: toActingScope(session, now),
  }
  return terms
}

/** The session that this request acts under; null for everybody but the platform's staff in a tenant. */
export function actingSession(): ActingScope | null {
  return (actingPrincipal()?.terms as Partial<SessionTerms> | undefined)?.session ?? null
}

function reasonOfService(header: string | string[] | undefined): string {
  if (header === undefined) return NO_REASON
  // Headers arrive as Latin-1 whatever was sent; what is no UTF-8 stays as it came.
  const text = String(header)
  const decoded = Buffer.from(text, 'latin1').toString('utf8')
  const reason = ActingReason.safeParse(decoded.includes('\ufffd') ? text : decoded)
  if (reason.success) return reason.data
  throw new CityosError(
    'validation_failed',
    `${REASON_HEADER}: ${reason.error.issues[0]?.message ?? 'is no reason'}`,
  )
}
