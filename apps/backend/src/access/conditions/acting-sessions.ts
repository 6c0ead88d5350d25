import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import type { Condition } from './condition'

/** Whoever acts may always stop; ending somebody else's session is more. */
export const endedSession: Condition = async ({ request, params, principal, may }) => {
  if (requireTenantId() !== PLATFORM_TENANT_ID) return undefined
  if (!(await may('tenant:act')).allowed) return undefined
  const connection = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const session = await connection('acting_session')
    .where({ id: params['id'] })
    .first<{ actor_id: string } | undefined>('actor_id')
  if (!session) throw new CityosError('not_found', `There is no acting session ${params['id']}.`)
  return session.actor_id === principal.id ? 'tenant:act' : undefined
}
