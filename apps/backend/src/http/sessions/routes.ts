import type { MiddlewareRoute } from '@medusajs/framework/http'
import { answerInTheNextSecond, useTokenOnce } from './change-password'
import { refuseForeignPages } from './refuse-foreign-pages'
import { refuseStaleLogins } from './refuse-stale-logins'

/** Where core authenticates behind everything that stands before all routes. */
const AUTHENTICATE_THEMSELVES = [
  '/auth/session',
  '/auth/token/refresh',
  '/auth/mfa/challenges/:id/verify',
  '/auth/mfa/factors',
  '/auth/mfa/recovery-codes',
  '/auth/verification/request',
  '/admin/invites/accept',
  '/store/customers',
]

const CHANGE = '/auth/:actor_type/:auth_provider/update'

/** Without methods a middleware runs before core's own of the same route; with one, behind them. */
export const sessionRoutes: MiddlewareRoute[] = [
  { matcher: '/', middlewares: [refuseForeignPages as never, refuseStaleLogins as never] },
  ...AUTHENTICATE_THEMSELVES.map((matcher): MiddlewareRoute => ({
    matcher,
    methods: ['POST'],
    middlewares: [refuseStaleLogins as never],
  })),
  { matcher: CHANGE, middlewares: [useTokenOnce as never] },
  { matcher: CHANGE, methods: ['POST'], middlewares: [answerInTheNextSecond as never] },
]
