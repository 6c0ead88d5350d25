import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

const LABEL = { label: 'Standard', description: 'Ships within a few days' }

/** The tenant's type for standard shipping; made when there is none. */
export const findShippingTypeStep = createStep(
  'find-shipping-type',
  async (code: string, { container }) => {
    const service = container.resolve(Modules.FULFILLMENT)
    const [existing] = await service.listShippingOptionTypes({ code }, { take: 1 })
    if (existing) return new StepResponse(existing.id, null)
    const { id } = await service.createShippingOptionTypes({ ...LABEL, code })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.FULFILLMENT).deleteShippingOptionTypes(id)
  },
)
