import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { moveProduct, undoProductMove, type OwnMove } from '../move-product'

/** Moves a vendor's product on its way. @throws as {@link moveProduct} */
export const moveProductStep = createStep(
  'move-product',
  async (move: OwnMove, { container }) => {
    const { moved, undo } = await moveProduct(container, move)
    return new StepResponse(moved, undo)
  },
  async (undo, { container }) => {
    if (undo) await undoProductMove(container, undo)
  },
)
