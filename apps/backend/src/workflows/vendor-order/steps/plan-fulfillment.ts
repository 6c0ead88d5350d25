import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type FulfillVendorOrder } from '@cityos/contracts'
import { toFulfill } from '../../../modules/vendor-order/domain/to-fulfill'
import type { VendorOrderTransition } from '../../../modules/vendor-order/domain/vendor-order-status'
import { requireVendorOrder, type FoundVendorOrder, type VendorOrderRef } from '../require-vendor-order'

const PACKED_IN = ['pending', 'accepted', 'partially_shipped']
const CLOSED = ['rejected', 'canceled']

/** Also of one that was shipped whole, where a piece was added since. */
const isPacked = ({ status, items }: FoundVendorOrder) =>
  PACKED_IN.includes(status) ||
  (!CLOSED.includes(status) && items.some(({ quantity, fulfilled }) => quantity > fulfilled))

/**
 * What Medusa is asked to pack, of this vendor's lines alone. Packing what was not accepted accepts it.
 * @throws CityosError `not_found`, `illegal_transition`, `quantity_exceeds_share`.
 */
export const planFulfillmentStep = createStep(
  'plan-fulfillment',
  async ({ order, asked }: { order: VendorOrderRef; asked: FulfillVendorOrder }, { container }) => {
    const found = await requireVendorOrder(container, order)
    const { id, order_id, status, items, shipping_option_id } = found
    if (!isPacked(found)) {
      throw new CityosError(
        'illegal_transition',
        `The vendor order ${id} is ${status}: nothing of it is packed now.`,
      )
    }
    const verbs: VendorOrderTransition[] = status === 'pending' ? ['accept'] : []
    return new StepResponse({
      move: { id, verbs },
      fulfillment: {
        order_id,
        items: toFulfill(id, items, asked.items),
        ...(shipping_option_id ? { shipping_option_id } : {}),
        ...(asked.location_id ? { location_id: asked.location_id } : {}),
        ...(order.actor ? { created_by: order.actor } : {}),
      },
    })
  },
)
