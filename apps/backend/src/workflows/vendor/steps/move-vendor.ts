import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { moveVendor, undoVendorMove, type VendorMove } from '../move-vendor'

/** Moves a vendor to its next state. @throws as {@link moveVendor} */
export const moveVendorStep = createStep(
  'move-vendor',
  async (move: VendorMove, { container }) => {
    const { moved, undo } = await moveVendor(container, move)
    return new StepResponse(moved, undo)
  },
  async (undo, { container }) => {
    if (undo) await undoVendorMove(container, undo)
  },
)
