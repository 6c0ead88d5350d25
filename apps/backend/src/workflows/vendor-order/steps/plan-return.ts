import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { RequestVendorReturn } from '@cityos/contracts'
import { choosePieces } from '../../../modules/vendor-order/domain/choose-pieces'
import { requireNoChange } from '../require-no-change'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'
import { returnPlace } from '../returns/return-place'

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
