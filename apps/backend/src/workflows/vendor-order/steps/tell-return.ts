import { createStep } from '@medusajs/framework/workflows-sdk'
import { announceReturn } from '../announce'

interface Told {
  id: string
  what: 'return_requested' | 'return_canceled'
}

/** Tells of a vendor order that something of it is going to come back, or no longer, when the workflow ends well. */
export const tellReturnStep = createStep(
  'tell-return',
  async ({ id, what }: Told, { container, eventGroupId }) => {
    await announceReturn(container, what, [id], eventGroupId)
  },
)
