import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CaptureVendorOrder,
  CloseVendorOrder,
  FulfillVendorOrder,
  RefundVendorOrder,
  ShipVendorOrder,
} from '@cityos/contracts'
import { NoBody } from '../nothing'
import { validate } from '../validate'

/** What may be done with a vendor order, below /vendor and below /admin alike. */
export function actionRoutes(orders: string): MiddlewareRoute[] {
  const bodies = {
    accept: NoBody,
    reject: CloseVendorOrder,
    cancel: CloseVendorOrder,
    captures: CaptureVendorOrder,
    refunds: RefundVendorOrder,
    fulfillments: FulfillVendorOrder,
    'fulfillments/:fulfillment_id/ship': ShipVendorOrder,
    'fulfillments/:fulfillment_id/deliver': NoBody,
    'fulfillments/:fulfillment_id/cancel': NoBody,
  }
  return Object.entries(bodies).map(([verb, body]) => ({
    matcher: `${orders}/:id/${verb}`,
    methods: ['POST'],
    middlewares: [validate(body, 'body')],
  }))
}
