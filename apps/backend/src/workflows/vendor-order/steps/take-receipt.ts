import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { RECEIPT_KEY } from '../../../modules/vendor-order/store/receipts'
import { bringUp } from '../bring-up'
import { revertVersion, versionOf } from '../returns/revert-version'
import { undoReceipt } from '../returns/undo-receipt'

interface Planned {
  id: string
  order_id: string
  return_id: string
  items: { id: string; quantity: number }[]
  actor: string | null
}

const sqlOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex

/**
 * Medusa receives it, by its module: its workflow for the admin writes the last receipt over those before, and knows no
 * place that had nothing in stock. Undone, the order is of the version before, and the return what it was.
 */
export const takeReceiptStep = createStep(
  'take-receipt',
  async ({ id, order_id, return_id, items, actor }: Planned, { container }) => {
    const sql = sqlOf(container)
    const before = {
      back: (await sql('return').where({ id: return_id }).first('status', 'received_at')) as object,
      items: (await sql('return_item')
        .where({ return_id })
        .select('id', 'received_quantity', 'raw_received_quantity')) as { id: string }[],
    }
    await container.resolve(Modules.ORDER).receiveReturn({
      ...{ return_id, items, metadata: { [RECEIPT_KEY]: id } },
      ...(actor ? { created_by: actor } : {}),
    })
    const version = await versionOf(container, order_id)
    return new StepResponse(id, { order_id, return_id, version, before })
  },
  async (taken, { container }) => {
    if (!taken) return
    const { order_id, return_id, version, before } = taken
    await revertVersion(container, order_id, version)
    const sql = sqlOf(container)
    await sql('return').where({ id: return_id }).update(before.back)
    for (const { id, ...amounts } of before.items) await sql('return_item').where({ id }).update(amounts)
  },
)

/** Counts what was received: in stock again, and owed to the shopper. */
export const countReceiptStep = createStep(
  'count-receipt',
  async ({ id, order_id }: { id: string; order_id: string }, { container }) => {
    await bringUp(container, order_id)
    return new StepResponse(id, { id, order_id })
  },
  async (counted, { container }) => {
    if (counted) await undoReceipt(container, counted.order_id, counted.id)
  },
)
