import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { bringUp } from '../bring-up'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

/**
 * What closing a vendor order takes: its lines, whose stock is free again, and whether anything of the order remains.
 * @throws CityosError `not_found`; `illegal_transition` while something of it is packed.
 */
export const planClosingStep = createStep('plan-closing', async (order: VendorOrderRef, { container }) => {
  const { id, order_id, items, fulfillment_ids } = await requireVendorOrder(container, order)
  // All that was captured until now is to go back.
  await bringUp(container, order_id)
  if (fulfillment_ids.length) {
    throw new CityosError(
      'illegal_transition',
      `Of the vendor order ${id} ${fulfillment_ids.join(', ')} is packed: cancel that first, or take it back.`,
    )
  }
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: object[] }>(
    `select from vendor_order where order_id = ? and id <> ? and status not in ('rejected', 'canceled') limit 1`,
    [order_id, id],
  )
  return new StepResponse({
    ...{ id, order_id, isLast: rows.length === 0 },
    lineItemIds: items.map(({ line_item_id }) => line_item_id),
  })
})
