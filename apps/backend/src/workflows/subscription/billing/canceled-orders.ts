import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { BILLING_CYCLE_EVENTS } from '@cityos/contracts'
import { findCycleOfOrder } from '../../../modules/subscription/store/canceled-periods'
import {
  ORDER_CANCELED,
  patchCycle,
  readCyclesOf,
  voidCycles,
  type CycleRow,
} from '../../../modules/subscription/store/cycles'
import { lockSubscription, type SubscriptionRow } from '../../../modules/subscription/store/subscriptions'
import type { BillingContext, Told } from './context'
import { returnCredit } from './credit'
import { settle } from './settle'

/**
 * People have canceled the order of a cycle that is owed: nobody is billed for that period, and the subscription goes on
 * with the next. Nothing of it is under way, and the caller has locked the subscription.
 */
export async function skipCanceled(
  trx: Knex,
  row: SubscriptionRow,
  cycle: CycleRow,
  now: Date,
): Promise<Told[]> {
  await voidCycles(trx, [cycle.id], ORDER_CANCELED, now)
  await patchCycle(trx, cycle.id, { failure_message: null, blocked_at: null, retry_at: null }, now)
  await returnCredit(trx, cycle, now)
  const told = await settle(trx, row, { cycleId: cycle.id, by: 'worker' }, now)
  return [{ event: BILLING_CYCLE_EVENTS.voided, id: cycle.id }, ...told]
}

/**
 * What follows for a cycle of an order that people have canceled; again it does nothing. What was given up stays so until
 * somebody asks for it, and what is under way comes to its end first.
 */
export async function heedCanceled(context: BillingContext, orderId: string): Promise<void> {
  const now = context.now()
  const told = await context.db.transaction(async (trx): Promise<Told[]> => {
    const found = await findCycleOfOrder(trx, orderId)
    if (!found) return []
    const row = await lockSubscription(trx, { id: found.subscription_id, customerId: null })
    const [cycle] = await readCyclesOf(trx, [found.id])
    if (cycle!.status === 'failed') return skipCanceled(trx, row, cycle!, now)
    // Whoever canceled it has given the money back, as Medusa does: what credit has paid is as much the customer's.
    if (cycle!.status === 'paid') await returnCredit(trx, cycle!, now)
    return []
  })
  await context.announce(told)
}

/** The same of all orders of the tenant in scope whose cycle does not know it: nobody was told, or who was has died. */
export async function heedAllCanceled(context: BillingContext): Promise<void> {
  for (const id of await context.orders.canceled()) await heedCanceled(context, id)
}
