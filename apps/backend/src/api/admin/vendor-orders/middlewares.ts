import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  DecideVendorOrderIntent,
  HoldFunds,
  ListAllVendorOrders,
  ListVendorOrderIntents,
  ReleaseFunds,
} from '@cityos/contracts'
import { NoBody, NoQuery } from '../../../http/nothing'
import { actionRoutes } from '../../../http/vendor-orders/action-routes'
import { validate } from '../../../http/validate'

const ORDERS = '/admin/vendor-orders'
const INTENTS = '/admin/vendor-order-intents'

export const vendorOrderRoutes: MiddlewareRoute[] = [
  { matcher: ORDERS, methods: ['GET'], middlewares: [validate(ListAllVendorOrders, 'query')] },
  { matcher: `${ORDERS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  ...actionRoutes(ORDERS),
  { matcher: INTENTS, methods: ['GET'], middlewares: [validate(ListVendorOrderIntents, 'query')] },
  {
    matcher: `${INTENTS}/:id/decide`,
    methods: ['POST'],
    middlewares: [validate(DecideVendorOrderIntent, 'body')],
  },
  { matcher: `${ORDERS}/:id/complete`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  { matcher: `${ORDERS}/:id/funds/hold`, methods: ['POST'], middlewares: [validate(HoldFunds, 'body')] },
  { matcher: `${ORDERS}/:id/funds/resume`, methods: ['POST'], middlewares: [validate(HoldFunds, 'body')] },
  {
    matcher: `${ORDERS}/:id/funds/release`,
    methods: ['POST'],
    middlewares: [validate(ReleaseFunds, 'body')],
  },
]
