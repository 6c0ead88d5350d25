import { createStep } from '@medusajs/framework/workflows-sdk'
import { announceMoves } from '../announce'
import type { Followed } from '../follow-order'

/** Tells of the states that vendor orders have reached, when the workflow ends well. */
export const tellMovedStep = createStep(
  'tell-moved',
  async (reached: Followed['reached'], { container, eventGroupId }) => {
    await announceMoves(container, reached, eventGroupId)
  },
)
