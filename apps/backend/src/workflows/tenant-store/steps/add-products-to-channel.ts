import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

interface Input {
  sales_channel_id: string
  product_ids: string[]
}

/** One statement holds so many links at most: PostgreSQL takes 65,535 parameters. */
const CHUNK = 1_000

/** Puts products into a new channel: from then on the channel's store sells them. */
export const addProductsToChannelStep = createStep(
  'add-products-to-channel',
  async (input: Input, { container }) => {
    try {
      for (const links of chunks(input)) await linker(container).create(links)
    } catch (error) {
      await removeAll(container, input)
      throw error
    }
    return new StepResponse(input.product_ids.length, input)
  },
  async (input, { container }) => {
    if (input) await removeAll(container, input)
  },
)

const linker = (container: MedusaContainer) => container.resolve(ContainerRegistrationKeys.LINK)

async function removeAll(container: MedusaContainer, input: Input): Promise<void> {
  for (const links of chunks(input)) await linker(container).dismiss(links)
}

function chunks({ sales_channel_id, product_ids }: Input) {
  const links = product_ids.map((product_id) => ({
    [Modules.PRODUCT]: { product_id },
    [Modules.SALES_CHANNEL]: { sales_channel_id },
  }))
  return Array.from({ length: Math.ceil(links.length / CHUNK) }, (_, i) =>
    links.slice(i * CHUNK, (i + 1) * CHUNK),
  )
}
