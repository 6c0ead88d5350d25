import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { withdrawIntents } from '../../../modules/vendor-order/store/intents'
import { bringUp } from '../bring-up'
import { planIntents } from '../intents/plan-intents'
import { resumeOrder } from '../intents/resume-intents'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

interface Asked {
  order: VendorOrderRef
  kind: 'capture' | 'refund'
  amount_minor: number
  reason?: string
}

/**
 * Writes down what a provider is going to be asked for: never more than the vendor's own share, counting all that came
 * and went until now and all that is on its way. Undone while nobody was asked.
 * @throws CityosError `not_found`, `capture_exceeds_outstanding`, `refund_exceeds_share`, `illegal_transition`.
 */
export const openIntentsStep = createStep(
  'open-intents',
  async ({ order, kind, amount_minor, reason }: Asked, { container }) => {
    const { id, order_id } = await requireVendorOrder(container, order)
    await resumeOrder(container, order_id)
    let ids: string[] = []
    const wanted = { id, kind, cause: 'asked' as const, amount_minor: BigInt(amount_minor) }
    await bringUp(container, order_id, {
      after: async (trx) => void (ids = await planIntents(trx, { ...wanted, reason: reason ?? null })),
    })
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await connection.transaction((trx) => withdrawIntents(trx as never, ids))
  },
)
