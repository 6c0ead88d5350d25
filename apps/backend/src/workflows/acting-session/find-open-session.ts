import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import type { ActingSessionRecord } from './acting-session-record'

/** The session under which a user of the platform may act in a tenant at this moment. One query by a unique index. */
export function findOpenSession(
  container: MedusaContainer,
  { actorId, tenantId }: { actorId: string; tenantId: string },
  now: Date,
): Promise<ActingSessionRecord | undefined> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return runInTenant(PLATFORM_TENANT_ID, () =>
    connection<ActingSessionRecord>('acting_session')
      .where({ actor_id: actorId, tenant_id: tenantId })
      .whereNull('ended_at')
      .whereNull('deleted_at')
      .where('expires_at', '>', now)
      .first(),
  )
}
