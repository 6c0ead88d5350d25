import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { requireNoChange } from '../../workflows/vendor-order/require-no-change'
import { requireOpenParts } from './require-open-parts'

/** Core gives the money back before it finds that it cannot cancel the order. @throws CityosError `order_change_open`. */
function refuseWhileEdited(
  { scope, params }: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  requireNoChange(scope, params['id']!).then(() => next(), next)
}

/** What vendor orders ask of core's own routes of orders. */
export const coreOrderRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/orders/:id/cancel', methods: ['POST'], middlewares: [refuseWhileEdited] },
  ...['order-edits/:id/confirm', 'exchanges/:id/request', 'claims/:id/request'].map((path) => ({
    ...{ matcher: `/admin/${path}`, methods: ['POST' as const], middlewares: [requireOpenParts] },
  })),
]
