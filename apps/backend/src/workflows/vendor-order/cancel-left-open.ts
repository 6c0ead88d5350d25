import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { IS_CHANGING } from './require-no-change'
import { vendorOrderModule } from './vendor-order-module'

/**
 * Every part of the order was closed, and all that was captured has gone back: while something is on its way, Medusa
 * would give it back a second time; while somebody edits the order, it would give it back and not cancel the order.
 */
const LEFT_OPEN = `
  select o.id from "order" o
   where o.id in (select order_id from vendor_order where closed_at >= :from)
     and o.canceled_at is null and o.deleted_at is null and o.status <> 'canceled' and not o.is_draft_order
     and not ${IS_CHANGING}
     and not exists (select from vendor_order v where v.order_id = o.id
       and (v.status not in ('rejected', 'canceled') or v.captured_minor > v.refunded_minor))
     and not exists (select from vendor_order_intent i where i.order_id = o.id and i.state in ('open', 'unclear'))`

/**
 * Cancels orders whose last part was closed since then by a process that ended before it canceled the order itself.
 * Answers what could not be.
 */
export async function cancelLeftOpen(container: MedusaContainer, from: Date): Promise<Error[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { holds } = vendorOrderModule(container)
  const left = (id: string | null) =>
    connection.raw<{ rows: { id: string }[] }>(
      `${LEFT_OPEN} and (:id::text is null or o.id = :id) order by o.id`,
      {
        ...{ from, id },
      } as never,
    )
  const failures: Error[] = []
  for (const { id } of (await left(null)).rows) {
    const hold = await holds.tryHold(id)
    if (!hold) continue
    try {
      // Whoever had it until now may have canceled it.
      if ((await left(id)).rows.length) await cancelOrderWorkflow(container).run({ input: { order_id: id } })
    } catch (cause) {
      const { message } = cause as Error
      failures.push(new Error(`order ${id}: ${message}`, { cause }))
    } finally {
      holds.release(hold)
    }
  }
  return failures
}
