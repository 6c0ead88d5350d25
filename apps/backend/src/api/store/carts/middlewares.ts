import type {
  MedusaNextFunction,
  MedusaResponse,
  MedusaStoreRequest,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { checkCartAddresses } from '../../../http/storefront/check-cart-addresses'
import { offerPlanOfLine } from '../../../http/storefront/offer-plan-of-line'
import { requireSellable } from '../../../workflows/tenant-store/require-sellable'

/** Core refuses a cart in a disabled channel as bad input; a storefront has to tell "closed" from a mistake. */
async function refuseWhenPaused(
  request: MedusaStoreRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { sales_channel_ids: ids } = request.publishable_key_context
  const asked = (request.body as { sales_channel_id?: unknown } | undefined)?.sales_channel_id
  const salesChannelId = typeof asked === 'string' ? asked : ids.length === 1 ? ids[0] : undefined
  await requireSellable(request.scope, { salesChannelId, variantIds: [] })
  next()
}

export const cartRoutes: MiddlewareRoute[] = [
  {
    matcher: '/store/carts',
    methods: ['POST'],
    middlewares: [checkCartAddresses as never, refuseWhenPaused as never],
  },
  { matcher: '/store/carts/:id', methods: ['POST'], middlewares: [checkCartAddresses as never] },
  { matcher: '/store/carts/:id/line-items', methods: ['POST'], middlewares: [offerPlanOfLine as never] },
]
