import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type RequestVendorReturn } from '@cityos/contracts'
import { choosePieces } from '../../../modules/vendor-order/domain/choose-pieces'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'
import { returnPlace } from '../returns/return-place'

/** Medusa changes an order for one at a time. @throws CityosError `order_change_open`. */
export async function requireNoChange(container: MedusaContainer, orderId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: { id: string }[] }>(
    `select id from order_change where order_id = ? and status in ('pending', 'requested') and deleted_at is null`,
    [orderId],
  )
  const [open] = rows
  if (!open) return
  throw new CityosError(
    'order_change_open',
    `Somebody is about to change the order ${orderId} (${open.id}): finish or cancel that first.`,
  )
}

/**
 * What is going to come back: of this vendor's lines alone, and at most what left its house and is not on its way back.
 * @throws CityosError `not_found`, `quantity_exceeds_share`, `order_change_open`.
 */
export const planReturnStep = createStep(
  'plan-return',
  async ({ order, asked }: { order: VendorOrderRef; asked: RequestVendorReturn }, { container }) => {
    const found = await requireVendorOrder(container, order)
    const left = new Map(found.items.map(({ line_item_id, returnable }) => [line_item_id, returnable]))
    const items = choosePieces({ id: found.id, to: 'come back' }, left, asked.items)
    const location_id = await returnPlace(container, order, found, asked.location_id)
    await requireNoChange(container, found.order_id)
    const note = asked.note === undefined ? {} : { note: asked.note }
    return new StepResponse({
      ...{ id: found.id, order_id: found.order_id, location_id, actor: order.actor },
      items: items.map((item) => ({ ...item, ...note })),
    })
  },
)
