import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { StockCount } from './write-stock'

interface Input {
  locationId: string
  /** By variant, of those whose pieces are counted. */
  quantities: Record<string, number>
}

/** What a new product's variants begin with, by the inventory items that Medusa has made for them. */
export const firstStockStep = createStep(
  'first-stock',
  async ({ locationId, quantities }: Input, { container }) => {
    const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
      `select variant_id, inventory_item_id from product_variant_inventory_item
        where variant_id = any(?::text[]) and deleted_at is null order by inventory_item_id`,
      [Object.keys(quantities)],
    )) as { rows: { variant_id: string; inventory_item_id: string }[] }
    const counts: StockCount[] = rows.map(({ variant_id, inventory_item_id }) => ({
      ...{ inventory_item_id, location_id: locationId },
      stocked_quantity: quantities[variant_id] ?? 0,
    }))
    return new StepResponse(counts)
  },
)
