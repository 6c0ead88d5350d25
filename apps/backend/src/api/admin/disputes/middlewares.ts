import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CloseDispute, ListDisputes, OpenDispute } from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

export const disputeRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/disputes', methods: ['GET'], middlewares: [validate(ListDisputes, 'query')] },
  { matcher: '/admin/disputes', methods: ['POST'], middlewares: [validate(OpenDispute, 'body')] },
  { matcher: '/admin/disputes/:id', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/admin/disputes/:id/close', methods: ['POST'], middlewares: [validate(CloseDispute, 'body')] },
]
