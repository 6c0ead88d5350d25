import type { MiddlewareRoute } from '@medusajs/framework/http'
import { UpdateOwnTenant } from '@cityos/contracts'
import { validate } from '../../../http/validate'
import { NoQuery } from '../../../http/nothing'

export const ownTenantRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/tenant', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/admin/tenant', methods: ['POST'], middlewares: [validate(UpdateOwnTenant, 'body')] },
  { matcher: '/admin/tenant/usage', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
]
