import type { MedusaContainer } from '@medusajs/framework/types'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { completeCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireSellable } from '../tenant-store/require-sellable'
import { projectNewOrder, undoProjection } from '../vendor-order/project-new-order'

interface Cart {
  completed_at: Date | string | null
  sales_channel_id: string | null
  region_id?: string | null
  region?: { id: string } | null
  items?: ({ variant_id?: string | null } | null)[]
}

interface Step {
  container: MedusaContainer
  eventGroupId?: string | undefined
}

/** What Medusa's types leave out: the hook is declared within a condition of the workflow. */
interface OrderCreated {
  orderCreated(
    handler: (input: { order_id: string }, step: Step) => Promise<StepResponse<undefined, string>>,
    compensate: (orderId: string | undefined, step: Step) => Promise<void>,
  ): void
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

/** Likewise for a new order: there is none without its vendor orders. */
;(completeCartWorkflow.hooks as unknown as OrderCreated).orderCreated(
  async ({ order_id }, { container, eventGroupId }) => {
    await projectNewOrder(container, order_id, eventGroupId)
    return new StepResponse(undefined, order_id)
  },
  async (orderId, { container }) => {
    if (orderId) await undoProjection(container, orderId)
  },
)
