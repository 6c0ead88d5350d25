import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ActingSessionEnd } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, recordChanges, runInTenant, type AuditContext } from '@cityos/medusa-tenancy'
import type { ActingSessionRecord } from './acting-session-record'

export interface SessionsToEnd {
  /** Which of the open sessions. */
  which: Partial<Pick<ActingSessionRecord, 'id' | 'actor_id' | 'tenant_id' | 'sign_in'>>
  because: ActingSessionEnd
  /** The user of the platform who ends them; null where they end by themselves. */
  by: string | null
  requestId?: string
}

/**
 * Ends open sessions, each of them once, whoever else tries at the same time, and answers which. The tenant's audit
 * trail tells of each with the reason that it was opened with. One that was over already ends when its time was up.
 */
export async function endSessions(
  container: MedusaContainer,
  { which, because, by, requestId = randomUUID() }: SessionsToEnd,
  now: Date,
): Promise<ActingSessionRecord[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const open = (await connection('acting_session')
      .where(which)
      .whereNull('ended_at')
      .whereNull('deleted_at')
      .modify((query) => {
        if (because === 'expired') void query.where('expires_at', '<=', now)
      })
      .orderBy('id')) as ActingSessionRecord[]
    const ended: ActingSessionRecord[] = []
    for (const session of open) {
      const over = session.expires_at <= now
      const values = {
        ended_at: over ? session.expires_at : now,
        end_reason: over ? 'expired' : because,
        ended_by: over ? null : by,
        updated_at: now,
      }
      const rows = (await recordChanges(contextOf(session, values.ended_by, requestId), async () =>
        connection('acting_session').where({ id: session.id }).whereNull('ended_at').update(values, '*'),
      )) as ActingSessionRecord[]
      ended.push(...rows)
    }
    return ended
  })
}

/** What ends by itself is the doing of the sessions' own clock. */
function contextOf({ reason }: ActingSessionRecord, by: string | null, requestId: string): AuditContext {
  return {
    requestId,
    actorType: by ? 'user' : 'service',
    actorId: by ?? 'acting-sessions',
    homeTenantId: PLATFORM_TENANT_ID,
    action: 'tenant:act',
    reason,
  }
}

/** Opens again what was ended: the way back of a workflow that has failed afterwards. */
export async function reopenSessions(container: MedusaContainer, ids: readonly string[]): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await runInTenant(PLATFORM_TENANT_ID, async () => {
    await connection('acting_session')
      .whereIn('id', [...ids])
      .update({ ended_at: null, end_reason: null, ended_by: null })
  })
}
