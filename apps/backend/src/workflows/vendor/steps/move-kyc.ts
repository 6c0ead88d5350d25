import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { moveKyc, undoKycMove, type KycMove } from '../move-kyc'

/** Moves the check of a vendor to its next state. @throws as {@link moveKyc} */
export const moveKycStep = createStep(
  'move-kyc',
  async (move: KycMove, { container }) => {
    const { moved, undo } = await moveKyc(container, move)
    return new StepResponse(moved, undo)
  },
  async (undo, { container }) => {
    if (undo) await undoKycMove(container, undo)
  },
)
