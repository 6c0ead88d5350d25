import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/** Medusa does not take the end of a fulfillment back: undone, a parcel that is no longer unpacked is one again. */
export const keepParcelStep = createStep(
  'keep-parcel',
  async (fulfillmentId: string) => new StepResponse(fulfillmentId, fulfillmentId),
  async (fulfillmentId, { container }) => {
    if (!fulfillmentId) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await connection('fulfillment').where({ id: fulfillmentId }).update({ canceled_at: null })
  },
)
