import type { MedusaContainer } from '@medusajs/framework/types'
import { ReservationItemWorkflowEvents } from '@medusajs/framework/utils'
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  confirmVariantInventoryWorkflow,
  emitEventStep,
  reserveInventoryStep,
} from '@medusajs/medusa/core-flows'
import { connectionOf } from '../../../connection'
import { holdOrderStep, releaseOrderStep } from '../../../vendor-order/steps/hold-order'
import { readVariants } from './order-lines'

/** A line, or what of it waits to be packed. */
interface BareLine {
  id: string
  variant_id: string
  quantity: number
}

/** Kept in stock, not yet packed, nothing of it set aside, and its vendor has not turned it down. */
const BARE = `select i.item_id as id, l.variant_id, (i.quantity - i.fulfilled_quantity)::float8 as quantity
  from "order" o join order_item i on i.order_id = o.id and i.version = o.version and i.deleted_at is null
  join order_line_item l on l.id = i.item_id
  join product_variant v on v.id = l.variant_id and v.manage_inventory and v.deleted_at is null
 where o.id = ? and o.status = 'pending' and i.quantity > i.fulfilled_quantity
   and not exists (select from reservation_item r where r.line_item_id = i.item_id and r.deleted_at is null)
   and not exists (select from vendor_order_line w join vendor_order p on p.id = w.vendor_order_id
                    where w.source_id = i.item_id and p.status in ('rejected', 'canceled'))
 order by i.item_id`

/** Lines of an order that nothing is set aside for, though something of them is to be packed. */
export async function bareLines(container: MedusaContainer, orderId: string): Promise<BareLine[]> {
  const { rows } = await connectionOf(container).raw<{ rows: BareLine[] }>(BARE, [orderId])
  return rows
}

interface Input {
  order_id: string
  line_ids: string[]
}

const readBareStep = createStep('read-bare', async ({ order_id, line_ids }: Input, { container }) => {
  const items = (await bareLines(container, order_id)).filter(({ id }) => line_ids.includes(id))
  const order = (await connectionOf(container)('order')
    .where({ id: order_id })
    .first('sales_channel_id')) as { sales_channel_id: string | null }
  const ids = items.map(({ variant_id }) => variant_id)
  const variants = ids.length ? await readVariants(container, ids) : []
  return new StepResponse({ ...order, items, variants })
})

/**
 * Sets aside again what was released of an order: all of these lines or none, once, whoever asks at the same time.
 * @throws MedusaError where it cannot be had.
 */
export const reserveAgainWorkflow = createWorkflow('reserve-again', (input: Input) => {
  const hold = holdOrderStep(input.order_id)
  const bare = readBareStep(input)
  const stock = confirmVariantInventoryWorkflow.runAsStep({ input: bare as never })
  const reservations = reserveInventoryStep(stock as never)
  const reserved = transform({ reservations, input }, ({ reservations, input }) =>
    reservations.map(({ id }) => ({ id, order_id: input.order_id })),
  )
  emitEventStep({ eventName: ReservationItemWorkflowEvents.CREATED, data: reserved as never })
  const reservedAgain = createHook('reservedAgain', { id: input.order_id })
  releaseOrderStep(hold)
  return new WorkflowResponse(reserved, { hooks: [reservedAgain] })
})
