import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { bringUp } from '../bring-up'
import { requireNoChange } from '../require-no-change'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'

/**
 * What closing a vendor order takes: its lines, whose stock is free again, and whether anything of the order remains.
 * @throws CityosError `not_found`; `illegal_transition` while something of it is packed; `order_change_open` where
 * nothing remains: Medusa cancels no order that is being edited, and tells only once it has given the money back.
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
  const isLast = rows.length === 0
  if (isLast) await requireNoChange(container, order_id)
  return new StepResponse({
    ...{ id, order_id, isLast },
    lineItemIds: items.map(({ line_item_id }) => line_item_id),
  })
})
