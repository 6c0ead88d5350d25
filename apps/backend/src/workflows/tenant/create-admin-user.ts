import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createUserAccountWorkflow } from '@medusajs/medusa/core-flows'
import { CityosError } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { tenantModule } from './tenant-module'

/** Creates the first staff member of the scope, who may do everything in it, and returns the user's id. */
export async function createAdminUser(
  container: MedusaContainer,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const auth = container.resolve(Modules.AUTH)
  const { success, authIdentity, error } = await auth.register('emailpass', { body: { email, password } })
  if (!success || !authIdentity) {
    throw new CityosError('validation_failed', error ?? `No login could be created for ${email}.`)
  }
  const { result: user } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email } },
  })
  const role = currentTenantId() === PLATFORM_TENANT_ID ? 'super_admin' : 'owner'
  await tenantModule(container).createTenantMembers({ user_id: user.id, roles: [role] })
  return user.id
}
