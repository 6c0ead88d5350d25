import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { requireFulfillment, requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

/** What Medusa is asked to do with a parcel of this vendor's. @throws CityosError `not_found`. */
export const planParcelStep = createStep(
  'plan-parcel',
  async ({ order, fulfillmentId }: { order: VendorOrderRef; fulfillmentId: string }, { container }) => {
    const found = await requireVendorOrder(container, order)
    requireFulfillment(found, fulfillmentId)
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const { rows: items } = await connection.raw<{ rows: { id: string; quantity: number }[] }>(
      `select line_item_id as id, quantity::float as quantity from fulfillment_item
        where fulfillment_id = ? and line_item_id is not null and deleted_at is null`,
      [fulfillmentId],
    )
    return new StepResponse({ order_id: found.order_id, fulfillment_id: fulfillmentId, items })
  },
)
