import type { MiddlewareRoute } from '@medusajs/framework/http'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

export const storeOrderRoutes: MiddlewareRoute[] = [
  {
    matcher: '/store/orders/:id/vendor-orders',
    methods: ['GET'],
    middlewares: [validate(NoQuery, 'query')],
  },
]
