import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListVendorOrders } from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { actionRoutes } from '../../../http/vendor-orders/action-routes'
import { validate } from '../../../http/validate'

const ORDERS = '/vendor/orders'

export const vendorOwnOrderRoutes: MiddlewareRoute[] = [
  { matcher: ORDERS, methods: ['GET'], middlewares: [validate(ListVendorOrders, 'query')] },
  { matcher: `${ORDERS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  ...actionRoutes(ORDERS),
]
