import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { decideProduct, type ProductDecision } from '../decide-product'
import { undoProductMove } from '../move-product'

/** Decides about a product that waits. @throws as {@link decideProduct} */
export const decideProductStep = createStep(
  'decide-product',
  async (decision: ProductDecision, { container }) => {
    const { moved, undo } = await decideProduct(container, decision)
    return new StepResponse(moved, undo)
  },
  async (undo, { container }) => {
    if (undo) await undoProductMove(container, undo)
  },
)
