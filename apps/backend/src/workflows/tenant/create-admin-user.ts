import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createUserAccountWorkflow } from '@medusajs/medusa/core-flows'
import { CityosError, type Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { leadingRole } from '../../modules/tenant/domain/member-roles'
import { tenantModule } from './tenant-module'

/**
 * Creates a staff member of the scope and returns the user's id. The first one, for whom no roles are named, may do
 * everything in it.
 */
export async function createAdminUser(
  container: MedusaContainer,
  { email, password, roles }: { email: string; password: string; roles?: Role[] },
): Promise<string> {
  const auth = container.resolve(Modules.AUTH)
  const { success, authIdentity, error } = await auth.register('emailpass', { body: { email, password } })
  if (!success || !authIdentity) {
    throw new CityosError('validation_failed', error ?? `No login could be created for ${email}.`)
  }
  const { result: user } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email } },
  })
  const first = leadingRole(currentTenantId() === PLATFORM_TENANT_ID)
  await tenantModule(container).createTenantMembers({ user_id: user.id, roles: (roles ?? [first]) as never })
  return user.id
}
