import { updateLineItemInCartWorkflow } from '@medusajs/medusa/core-flows'
import { requireSamePlan } from '../subscription/cart/check-lines'

interface Cart {
  items?: ({ id: string; metadata?: Record<string, unknown> | null } | null)[]
}

/** Medusa takes one handler for a hook: whatever else has to look at a line that changes is called here. */
updateLineItemInCartWorkflow.hooks.validate(({ input, cart }) => {
  const line = (cart as Cart).items?.find((item) => item?.id === input.item_id)
  requireSamePlan(line ?? undefined, input.update)
})
