import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { leadingRole } from '../../modules/tenant/domain/member-roles'
import type { Condition } from './condition'

/** Core answers the caller with a token that sets the user's password: nobody may become an owner by it. */
export const namedUsersPassword: Condition = async ({ request, params }) => {
  const connection = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const member = await connection('tenant_member')
    .where({ user_id: params['id'] as string })
    .whereNull('deleted_at')
    .first<{ roles: string[] } | undefined>('roles')
  const leading = leadingRole(requireTenantId() === PLATFORM_TENANT_ID)
  return member?.roles.includes(leading) ? 'ownership:grant' : undefined
}
