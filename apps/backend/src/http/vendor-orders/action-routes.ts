import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CaptureVendorOrder,
  CloseVendorOrder,
  FulfillVendorOrder,
  ReceiveVendorReturn,
  RefundVendorOrder,
  RequestVendorReturn,
  ShipVendorOrder,
} from '@cityos/contracts'
import { NoBody, NoQuery } from '../nothing'
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
    returns: RequestVendorReturn,
    'returns/:return_id/receive': ReceiveVendorReturn,
    'returns/:return_id/cancel': NoBody,
  }
  return [
    { matcher: `${orders}/:id/returns`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
    ...Object.entries(bodies).map(([verb, body]): MiddlewareRoute => ({
      matcher: `${orders}/:id/${verb}`,
      methods: ['POST'],
      middlewares: [validate(body, 'body')],
    })),
  ]
}
