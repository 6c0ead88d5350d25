import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { requireNoChange } from '../../../workflows/vendor-order/require-no-change'

/** Core gives the money back before it finds that it cannot cancel the order. @throws CityosError `order_change_open`. */
async function refuseWhileEdited(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  await requireNoChange(request.scope, request.params['id'] as string)
  next()
}

/** What we ask of core's orders. */
export const orderRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/orders/:id/cancel', methods: ['POST'], middlewares: [refuseWhileEdited as never] },
]
