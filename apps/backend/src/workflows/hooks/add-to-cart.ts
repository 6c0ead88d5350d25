import { addToCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireOffered } from '../subscription/cart/check-lines'
import { requireRoomInCart } from '../tenant-store/require-cart-size'
import { requireSellable } from '../tenant-store/require-sellable'

/** Medusa takes one handler for a hook: whatever else has to look at a new line is called here. */
addToCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  await requireRoomInCart(container, input.cart_id, input.items)
  await requireSellable(container, {
    salesChannelId: cart.sales_channel_id,
    regionId: cart.region_id,
    variantIds: input.items.flatMap(({ variant_id }) => variant_id ?? []),
  })
  await requireOffered(container, input.cart_id, input.items)
})
