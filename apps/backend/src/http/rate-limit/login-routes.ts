import type { MiddlewareRoute } from '@medusajs/framework/http'
import { counters, warnOfLimiter } from './counters'
import { LOGIN_LIMITS, limitLogins, RESET_LIMITS } from './limit-logins'
import { warnSometimes } from './warn-sometimes'

const warn = warnSometimes(warnOfLimiter, () => performance.now())
const limit = (kind: 'login' | 'reset') => {
  const { logins: counter, clientOf } = counters()
  const limits = kind === 'login' ? LOGIN_LIMITS : RESET_LIMITS
  return [limitLogins({ counter, clientOf, limits, kind, warn }) as never]
}

/** Where passwords, invitations and registrations are tried. */
export const loginRoutes = (): MiddlewareRoute[] => [
  // Core reads the credentials from the body of a GET just as well.
  { matcher: '/auth/:actor_type/:auth_provider', methods: ['GET', 'POST'], middlewares: limit('login') },
  { matcher: '/auth/:actor_type/:auth_provider/register', methods: ['POST'], middlewares: limit('login') },
  { matcher: '/auth/:actor_type/:auth_provider/update', methods: ['POST'], middlewares: limit('login') },
  {
    matcher: '/auth/:actor_type/:auth_provider/reset-password',
    methods: ['POST'],
    middlewares: limit('reset'),
  },
  // Each one sends an e-mail, to whomever it names.
  { matcher: '/store/vendor-applications', methods: ['POST'], middlewares: limit('reset') },
  { matcher: '/admin/invites/accept', methods: ['POST'], middlewares: limit('login') },
]
