import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListActingSessions, OpenActingSession } from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { endWithSignOut } from '../../../http/acting/end-with-sign-out'
import { NoBody } from '../../../http/nothing'
import { validate } from '../../../http/validate'

export const actingSessionRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/acting-sessions*', middlewares: [platformOnly as never] },
  {
    matcher: '/admin/acting-sessions',
    methods: ['GET'],
    middlewares: [validate(ListActingSessions, 'query')],
  },
  { matcher: '/admin/acting-sessions/:id/end', methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  {
    matcher: '/admin/tenants/:id/acting-sessions',
    methods: ['POST'],
    middlewares: [validate(OpenActingSession, 'body')],
  },
  { matcher: '/auth/session', methods: ['DELETE'], middlewares: [endWithSignOut] },
]
