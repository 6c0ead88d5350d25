import type { MedusaContainer } from '@medusajs/framework/types'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { completeCartWorkflow } from '@medusajs/medusa/core-flows'
import { inTransaction } from '../connection'
import { announceBegun } from '../subscription/announce'
import { beginFromOrder, takeBackFromOrder } from '../subscription/cart/begin-from-order'
import { requireCheckout } from '../subscription/cart/check-out'
import { subscriptionModule } from '../subscription/subscription-module'
import { requireCartSize } from '../tenant-store/require-cart-size'
import { requireSellable } from '../tenant-store/require-sellable'
import { projectNewOrder, undoProjection } from '../vendor-order/project-new-order'

interface Cart {
  id: string
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
  const { id, completed_at, sales_channel_id, region_id, region, items } = cart as Cart
  if (completed_at) return
  requireCartSize(items?.length ?? 0)
  await requireSellable(container, {
    salesChannelId: sales_channel_id,
    regionId: region_id ?? region?.id,
    variantIds: (items ?? []).flatMap((item) => item?.variant_id ?? []),
  })
  await requireCheckout(container, id)
})

/** Likewise for a new order: there is none without its vendor orders, and none without its subscriptions. */
;(completeCartWorkflow.hooks as unknown as OrderCreated).orderCreated(
  async ({ order_id }, { container, eventGroupId }) => {
    const now = subscriptionModule(container).clock.now()
    const begun = await projectNewOrder(container, order_id, eventGroupId, (trx) =>
      beginFromOrder(trx, order_id, now),
    )
    await announceBegun(container, begun, eventGroupId)
    return new StepResponse(undefined, order_id)
  },
  async (orderId, { container }) => {
    if (!orderId) return
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, (trx) => takeBackFromOrder(trx, orderId, now))
    await undoProjection(container, orderId)
  },
)
