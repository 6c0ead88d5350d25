import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { StoreCommerce } from '../store-commerce'

/** The channel of a deleted store, unless the tenant's settings name it as the default: that one stays, disabled. */
export const channelToDeleteStep = createStep(
  'channel-to-delete',
  async ({ sales_channel: channel }: StoreCommerce, { container }) => {
    const settings = await container.resolve(Modules.STORE).listStores({})
    const stays = settings.some(({ default_sales_channel_id }) => default_sales_channel_id === channel?.id)
    return new StepResponse(channel && !stays ? [channel.id] : [])
  },
)
