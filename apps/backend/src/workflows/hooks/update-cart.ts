import { updateCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireSameCurrency } from '../subscription/cart/check-lines'
import { requireSellable } from '../tenant-store/require-sellable'

/**
 * Medusa takes one handler for a hook: whatever else has to look at a changed cart is called here. Only a cart that
 * moves is asked: what else changes in it sells nothing.
 */
updateCartWorkflow.hooks.validate(async ({ input, cart }, { container }) => {
  const regionId: string | undefined = input.region_id ?? cart.region?.id
  const salesChannelId: string | undefined = input.sales_channel_id ?? cart.sales_channel_id
  if (regionId === cart.region?.id && salesChannelId === cart.sales_channel_id) return
  await requireSellable(container, { salesChannelId, regionId, variantIds: [] })
  if (regionId) await requireSameCurrency(container, cart.id, regionId)
})
