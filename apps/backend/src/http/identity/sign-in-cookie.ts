import { currentEnvironment } from '../../env'
import { SIGN_IN_COOKIE } from '../../modules/auth-keycloak/cookie'

/** For the two routes of the sign-in alone, and not for scripts. Lax, because the provider's site leads back here. */
export function signInCookie() {
  const secure = currentEnvironment().PUBLIC_URL.startsWith('https:')
  return {
    name: SIGN_IN_COOKIE,
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/auth/user/keycloak' } as const,
  }
}
