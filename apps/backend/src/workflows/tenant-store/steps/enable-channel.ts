import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

interface Input {
  /** Null where the store has lost its channel: there is nothing to close. */
  id: string | null
  is_disabled: boolean
}

/** Opens or closes a channel. Core's own step does not bring the old state back when a later step fails. */
export const enableChannelStep = createStep(
  'enable-channel',
  async ({ id, is_disabled }: Input, { container }) => {
    if (!id) return new StepResponse(null, null)
    const service = container.resolve(Modules.SALES_CHANNEL)
    const before = await service.retrieveSalesChannel(id)
    await service.updateSalesChannels(id, { is_disabled })
    return new StepResponse(id, { id, is_disabled: before.is_disabled })
  },
  async (before, { container }) => {
    if (!before) return
    await container
      .resolve(Modules.SALES_CHANNEL)
      .updateSalesChannels(before.id, { is_disabled: before.is_disabled })
  },
)
