import { createCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireNoPlans } from '../subscription/cart/check-lines'
import { requireCartSize } from '../tenant-store/require-cart-size'
import { requireSellable } from '../tenant-store/require-sellable'

/** Medusa takes one handler for a hook: whatever else has to look at a new cart is called here. */
createCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  requireCartSize(input.items?.length ?? 0)
  await requireSellable(container, {
    salesChannelId: cart.sales_channel_id,
    regionId: cart.region_id,
    variantIds: variantsOf(input.items),
  })
  requireNoPlans(input.items ?? [])
})

function variantsOf(items: { variant_id?: string | null }[] | undefined): string[] {
  return (items ?? []).flatMap(({ variant_id }) => variant_id ?? [])
}
