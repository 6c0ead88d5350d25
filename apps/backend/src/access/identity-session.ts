import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** What core's authentication tells of how somebody signed in. */
export interface SignedIn {
  auth_provider?: string
  user_metadata?: { sid?: unknown }
}

/**
 * Holds what came of a sign-in at the identity provider against the session there: it ends with it. What names no
 * session is refused too, as is a token that was renewed without asking the provider. @throws CityosError `unauthorized`
 */
export async function assertIdentitySession(container: MedusaContainer, context: SignedIn): Promise<void> {
  if (context.auth_provider !== 'keycloak') return
  const sid = context.user_metadata?.sid
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const ended =
    typeof sid !== 'string' ||
    (await connection('ended_session').where({ sid }).first<object | undefined>('sid'))
  if (ended) throw new CityosError('unauthorized', 'Your session has ended. Sign in again.')
}
