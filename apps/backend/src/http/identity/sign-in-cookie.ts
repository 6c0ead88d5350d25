import { currentEnvironment } from '../../env'
import { SIGN_IN_COOKIE } from '../../modules/auth-keycloak/cookie'

/** Who signs in here with the identity provider. */
export type SignInActor = 'user' | 'vendor_member'

/** For the two routes of the sign-in alone, and not for scripts. Lax, because the provider's site leads back here. */
export function signInCookie(actor: SignInActor) {
  const secure = currentEnvironment().PUBLIC_URL.startsWith('https:')
  const path = `/auth/${actor}/keycloak`
  return { name: SIGN_IN_COOKIE, options: { httpOnly: true, sameSite: 'lax', secure, path } as const }
}
