import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { dueIntents } from '../../../modules/vendor-order/store/intents'
import { bringUp } from '../bring-up'
import { vendorOrderModule } from '../vendor-order-module'
import { callIntent } from './call-intent'

const PAGE = 100

/** Brings what is open of an order to its end, by whoever holds it. Answers what could not be. */
export async function resumeOrder(container: MedusaContainer, orderId: string): Promise<Error[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const failures: Error[] = []
  const due = await dueIntents(connection, orderId, systemClock.now())
  // What else went back in the meantime is not given back again.
  if (due.length) await bringUp(container, orderId)
  for (const id of due) {
    await callIntent(container, id).catch((cause: unknown) => {
      failures.push(new Error(`${id}: ${String(cause)}`, { cause }))
    })
  }
  return failures
}

/**
 * Takes up money of the tenant's orders that is to move and that nobody is busy with: its process has ended, or its
 * provider did not answer. Answers what could not be.
 */
export async function resumeIntents(container: MedusaContainer, now: Date): Promise<Error[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { holds } = vendorOrderModule(container)
  const failures: Error[] = []
  for (let after = ''; ;) {
    const { rows } = await connection.raw<{ rows: { order_id: string }[] }>(
      `select distinct order_id from vendor_order_intent
        where state = 'open' and next_attempt_at <= :now and order_id > :after order by order_id limit ${PAGE}`,
      { now, after } as never,
    )
    for (const { order_id } of rows) {
      const hold = await holds.tryHold(order_id)
      if (!hold) continue
      try {
        failures.push(...(await resumeOrder(container, order_id)))
      } catch (cause) {
        failures.push(new Error(`order ${order_id}: ${String(cause)}`, { cause }))
      } finally {
        holds.release(hold)
      }
    }
    if (rows.length < PAGE) return failures
    after = rows.at(-1)!.order_id
  }
}
