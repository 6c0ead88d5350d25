import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createUserAccountWorkflow } from '@medusajs/medusa/core-flows'
import { CityosError } from '@cityos/contracts'

/** Creates a staff member of the tenant in scope and returns the user's id. */
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
  return user.id
}
