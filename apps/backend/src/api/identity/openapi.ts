import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../http/openapi/description'

export const identityOpenApi: RouteGroup = {
  tag: 'Sign-in',
  about:
    'Signing in to the admin or for a vendor with Keycloak. All of it answers 404 where no Keycloak is configured.',
  routes: [
    {
      route: 'POST /auth/user/keycloak',
      summary: 'Begin to sign in with Keycloak',
      details: 'Sets a cookie that the second half needs. What the body says is not looked at.',
      who: 'anyone',
      answer: { location: z.url() },
      errors: ['not_found', 'identity_unavailable'],
    },
    {
      route: 'GET /auth/user/keycloak/callback',
      summary: 'Finish signing in with Keycloak',
      details: 'Takes the query that Keycloak led back with, and the cookie of the first half.',
      who: 'anyone',
      answer: { token: z.string() },
      errors: ['not_found', 'unauthorized', 'membership_missing', 'identity_unavailable'],
    },
    {
      route: 'POST /auth/vendor_member/keycloak',
      summary: 'Begin to sign in for a vendor with Keycloak',
      details:
        'Sets a cookie that the second half needs. The sign-in comes back to the portal at `VENDOR_PORTAL_URL`.',
      who: 'anyone',
      answer: { location: z.url() },
      errors: ['not_found', 'identity_unavailable'],
    },
    {
      route: 'GET /auth/vendor_member/keycloak/callback',
      summary: 'Finish signing in for a vendor with Keycloak',
      details:
        'Takes the query that Keycloak led back to the portal with, and the cookie of the first half; the portal calls it on the host that `host` names. The token is for /vendor.',
      who: 'anyone',
      answer: { token: z.string() },
      errors: ['not_found', 'unauthorized', 'membership_missing', 'identity_unavailable'],
    },
    {
      route: 'GET /identity/callback',
      summary: 'Come back from Keycloak',
      details:
        'Redirects to the admin where the sign-in began, or to the vendors’ portal. On the platform’s own hosts alone.',
      who: 'anyone',
      query: z.object({ state: z.string(), code: z.string().optional(), error: z.string().optional() }),
      status: 303,
      answer: 'text/plain',
      errors: ['not_found'],
    },
    {
      route: 'GET /identity/sign-out',
      summary: 'Sign out of Keycloak',
      details: 'Redirects to Keycloak, which asks, and ends the session in every application.',
      who: 'anyone',
      status: 303,
      answer: 'text/plain',
      errors: ['not_found'],
    },
    {
      route: 'GET /identity/signed-out',
      summary: 'Come back from signing out',
      details: 'Redirects to the sign-in page where it began. On the platform’s own hosts alone.',
      who: 'anyone',
      query: z.object({ state: z.string() }),
      status: 303,
      answer: 'text/plain',
      errors: ['not_found'],
    },
    {
      route: 'POST /identity/backchannel-logout',
      summary: 'Be told that a session has ended',
      details:
        'OpenID Connect Back-Channel Logout 1.0: a form with `logout_token`. On the platform’s own hosts alone.',
      who: 'anyone',
      upload: 'application/x-www-form-urlencoded',
      answer: 'text/plain',
      errors: ['not_found', 'validation_failed', 'identity_unavailable'],
    },
  ],
}
