import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { revertVersion, versionOf } from '../returns/revert-version'

interface Planned {
  order_id: string
  location_id: string | null
  items: { id: string; quantity: number; note?: string }[]
  actor: string | null
}

/**
 * Medusa's return, made and requested at once, without its payment collections: it would cancel a payment that is
 * authorised to ask for another one. Undone, the order is of the version before.
 */
export const makeReturnStep = createStep(
  'make-return',
  async ({ order_id, location_id, items, actor }: Planned, { container }) => {
    const { id } = await container.resolve(Modules.ORDER).createReturn({
      ...{ order_id, location_id, items, requested_at: systemClock.now() },
      ...(actor ? { created_by: actor } : {}),
    })
    const version = await versionOf(container, order_id)
    return new StepResponse({ order_id, return_id: id }, { order_id, return_id: id, version })
  },
  async (made, { container }) => {
    if (!made) return
    await revertVersion(container, made.order_id, made.version)
    await container.resolve(Modules.ORDER).softDeleteReturns([made.return_id])
  },
)
