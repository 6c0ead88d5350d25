import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  ListVendorNotifications,
  ListVendorTransactions,
  ReadVendorDashboard,
  ReadVendorNotifications,
} from '@cityos/contracts'
import { NoBody } from '../../http/nothing'
import { validate } from '../../http/validate'

const NOTIFICATIONS = '/vendor/notifications'

/** What a vendor's people look at first: numbers, money, and what has happened. */
export const vendorOverviewRoutes: MiddlewareRoute[] = [
  { matcher: '/vendor/dashboard', methods: ['GET'], middlewares: [validate(ReadVendorDashboard, 'query')] },
  {
    matcher: '/vendor/transactions',
    methods: ['GET'],
    middlewares: [validate(ListVendorTransactions, 'query')],
  },
  { matcher: NOTIFICATIONS, methods: ['GET'], middlewares: [validate(ListVendorNotifications, 'query')] },
  {
    matcher: `${NOTIFICATIONS}/read`,
    methods: ['POST'],
    middlewares: [validate(ReadVendorNotifications, 'body')],
  },
  { matcher: `${NOTIFICATIONS}/:id/read`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
]
