import { completeCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireSellable } from '../tenant-store/require-sellable'

interface Cart {
  completed_at: Date | string | null
  sales_channel_id: string | null
  region_id?: string | null
  region?: { id: string } | null
  items?: ({ variant_id?: string | null } | null)[]
}

/**
 * Medusa takes one handler for a hook: whatever else has to look at a cart before it becomes an order is called
 * here. A cart that is an order already stays one, whatever became of its store.
 */
completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  const { completed_at, sales_channel_id, region_id, region, items } = cart as Cart
  if (completed_at) return
  await requireSellable(container, {
    salesChannelId: sales_channel_id,
    regionId: region_id ?? region?.id,
    variantIds: (items ?? []).flatMap((item) => item?.variant_id ?? []),
  })
})
