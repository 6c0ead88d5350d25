import type { Rows } from '../row'

/** Signing in: the route checks what it is given. */
export const signInRows = {
  'GET /auth/:actor_type/:auth_provider': 'sign_in',
  'POST /auth/:actor_type/:auth_provider': 'sign_in',
  'GET /auth/:actor_type/:auth_provider/callback': 'sign_in',
  'POST /auth/:actor_type/:auth_provider/callback': 'sign_in',
  'POST /auth/:actor_type/:auth_provider/register': 'sign_in',
  'POST /auth/:actor_type/:auth_provider/reset-password': 'sign_in',
  'POST /auth/:actor_type/:auth_provider/update': 'sign_in',
  'POST /auth/user/keycloak': 'sign_in',
  'GET /auth/user/keycloak/callback': 'sign_in',
  'POST /auth/vendor_member/keycloak': 'sign_in',
  'GET /auth/vendor_member/keycloak/callback': 'sign_in',
  'GET /auth/:actor_type/providers': 'sign_in',
  'POST /auth/mfa/challenges/:id/verify': 'sign_in',
  'GET /auth/mfa/factors': 'sign_in',
  'POST /auth/mfa/factors': 'sign_in',
  'DELETE /auth/mfa/factors/:id': 'sign_in',
  'POST /auth/mfa/factors/:id/verify': 'sign_in',
  'POST /auth/mfa/recovery-codes': 'sign_in',
  'DELETE /auth/session': 'sign_in',
  'POST /auth/session': 'sign_in',
  'POST /auth/token/refresh': 'sign_in',
  'POST /auth/verification/confirm': 'sign_in',
  'POST /auth/verification/request': 'sign_in',
} as const satisfies Rows
