import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** The provider whose logins are named by an e-mail. */
const BY_EMAIL = 'emailpass'

interface Login {
  authIdentityId: string
  email: string
}

/**
 * A login by e-mail accepts what was sent to that e-mail: a member would otherwise be shown under one address and
 * sign in with another. @throws CityosError `invitation_invalid`.
 */
export async function requireOwnLogin(
  container: MedusaContainer,
  { authIdentityId, email }: Login,
): Promise<void> {
  const logins = await container
    .resolve(Modules.AUTH)
    .listProviderIdentities({ auth_identity_id: authIdentityId, provider: BY_EMAIL })
  const own = (entityId: string) => entityId.toLowerCase() === email.toLowerCase()
  if (logins.every(({ entity_id }) => own(entity_id))) return
  throw new CityosError(
    'invitation_invalid',
    'This invitation was sent to another e-mail than the one of this login: sign up with the e-mail that was invited.',
  )
}
