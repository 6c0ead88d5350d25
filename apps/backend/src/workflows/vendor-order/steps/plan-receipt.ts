import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, ID_PREFIXES, newId, type ReceiveVendorReturn } from '@cityos/contracts'
import { choosePieces } from '../../../modules/vendor-order/domain/choose-pieces'
import { returnedWorth } from '../../../modules/vendor-order/domain/returned-worth'
import { forgetPlanned, insertReceipt, type Receipt } from '../../../modules/vendor-order/store/receipts'
import { bringUp } from '../bring-up'
import { requireNoChange } from '../require-no-change'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'
import { requireReturn, type FoundReturn } from '../returns/read-returns'
import { returnPlace } from '../returns/return-place'

interface Input {
  order: VendorOrderRef
  returnId: string
  asked: ReceiveVendorReturn
}

interface Line {
  line_item_id: string
  total_minor: string
  quantity: string
  before: string
}

const LINES = `
  select l.source_id as line_item_id, sum(l.total_minor)::text as total_minor,
         trim_scale(i.quantity)::text as quantity, trim_scale(i.return_received_quantity)::text as before
    from vendor_order_line l join vendor_order v on v.id = l.vendor_order_id join "order" o on o.id = v.order_id
    join order_item i on i.order_id = o.id and i.version = o.version and i.item_id = l.source_id and i.deleted_at is null
   where v.id = ? and l.kind = 'item' group by 1, 3, 4`

/** What was ordered of the line, by what came back of it until now. */
async function worthOf(trx: Knex, vendorOrderId: string, items: Receipt['items']): Promise<bigint> {
  const { rows } = await trx.raw<{ rows: Line[] }>(LINES, [vendorOrderId])
  return items.reduce((sum, { id, quantity: pieces }) => {
    const line = rows.find(({ line_item_id }) => line_item_id === id)!
    const { quantity, before } = line
    const total_minor = BigInt(line.total_minor)
    return sum + returnedWorth({ total_minor, quantity, before, pieces: String(pieces) })
  }, 0n)
}

/** @throws CityosError `illegal_transition` for one that is not on its way. */
function requireOnItsWay({ id, status }: FoundReturn): void {
  if (status === 'requested' || status === 'partially_received') return
  throw new CityosError('illegal_transition', `The return ${id} is ${status}: nothing of it is received now.`)
}

/**
 * Writes down what has come back, and what goes back to the shopper for it, before Medusa is told: whatever happens
 * from here on, it is counted if Medusa knows of it, and forgotten if not.
 * @throws CityosError `not_found`, `illegal_transition`, `quantity_exceeds_share`, `refund_exceeds_share`,
 * `order_change_open`.
 */
export const planReceiptStep = createStep(
  'plan-receipt',
  async ({ order, returnId, asked }: Input, { container }) => {
    const found = await requireVendorOrder(container, order)
    const { id: vendor_order_id, order_id } = found
    await bringUp(container, order_id)
    const back = await requireReturn(container, vendor_order_id, returnId)
    requireOnItsWay(back)
    await requireNoChange(container, order_id)
    const left = new Map(
      back.items.map((item) => [item.line_item_id, Number(item.quantity) - Number(item.received_quantity)]),
    )
    const items = choosePieces({ id: returnId, to: 'be received' }, left, asked.items)
    const location_id = back.location_id ?? (await returnPlace(container, order, found, null))
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const id = newId(ID_PREFIXES.vendor_return_receipt)
    await connection.transaction(async (trx) => {
      await forgetPlanned(trx, order_id)
      const worth = await worthOf(trx, vendor_order_id, items)
      const refund_minor = refundOf(back, asked, worth)
      const receipt = { id, order_id, vendor_order_id, return_id: returnId, items, refund_minor, location_id }
      const { restock } = asked
      await insertReceipt(trx, { ...receipt, restock, received_by: order.actor }, systemClock.now())
    })
    return new StepResponse({ id, order_id, return_id: returnId, items, actor: order.actor }, order_id)
  },
  async (orderId, { container }) => {
    if (!orderId) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await forgetPlanned(connection, orderId)
  },
)

/** What belongs to an exchange or a claim is settled with that. */
function refundOf(
  { id, exchange_id, claim_id }: FoundReturn,
  asked: ReceiveVendorReturn,
  worth: bigint,
): bigint {
  if (asked.refund_minor === undefined) return exchange_id || claim_id ? 0n : worth
  const wanted = BigInt(asked.refund_minor)
  if (wanted <= worth) return wanted
  throw new CityosError(
    'refund_exceeds_share',
    `What comes back of ${id} has cost ${worth}, and not ${wanted}: give the rest back by a refund.`,
  )
}
