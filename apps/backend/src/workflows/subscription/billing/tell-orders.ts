import { isOpen } from '../../../modules/subscription/domain/attempt'
import { leaseUntil } from '../../../modules/subscription/domain/lease'
import { readAttempts } from '../../../modules/subscription/store/attempts'
import { readCyclesOf, type CycleRow } from '../../../modules/subscription/store/cycles'
import { throwAll } from '../../throw-all'
import type { BillingContext, OrderPayment } from './context'

/** Orders that do not know yet what became of their cycle; taken for as long as a lease. */
const CLAIM = `with untold as materialized (
    select id from billing_cycle where money_version > told_version and (telling_until is null or telling_until <= :now)
       and (:subscriptionId = '' or subscription_id = :subscriptionId) order by id limit :most for update skip locked)
  update billing_cycle b set telling_until = :until from untold where b.id = untold.id returning b.id`

const AT_ONCE = 4

/**
 * Tells the orders of the tenant in scope, or of one subscription alone, what became of their cycles: the payments that
 * came, also those that have to go back; that nobody is billed any more. Any number of processes share the work, each
 * order is told by one at a time.
 * @throws AggregateError after all had their turn, when some failed. Answers how many were told.
 */
export async function tellOrders(context: BillingContext, subscriptionId = ''): Promise<number> {
  const failures: unknown[] = []
  for (let told = 0; ;) {
    const now = context.now()
    const ids = await context.db.transaction(async (trx) => {
      const wanted = { now, until: leaseUntil(now), most: AT_ONCE, subscriptionId }
      const { rows } = await trx.raw<{ rows: { id: string }[] }>(CLAIM, wanted)
      return rows.map(({ id }) => id)
    })
    const results = await Promise.allSettled(ids.map((id) => tellOrder(context, id)))
    for (const result of results) if (result.status === 'rejected') failures.push(result.reason)
    told += ids.length
    if (ids.length) continue
    throwAll(failures)
    return told
  }
}

async function tellOrder(context: BillingContext, id: string): Promise<void> {
  const { cycle, attempts } = await context.db.transaction(async (trx) => {
    const [cycle] = await readCyclesOf(trx, [id])
    return { cycle: cycle!, attempts: await readAttempts(trx, [id]) }
  })
  const payments = attempts
    .filter(({ outcome }) => outcome === 'succeeded')
    .map((attempt): OrderPayment => ({
      key: attempt.idempotency_key,
      provider_id: attempt.payment_provider_id,
      reference: attempt.provider_reference,
      amount_minor: attempt.amount_minor,
    }))
  const isUnderWay = attempts.some(({ outcome }) => isOpen(outcome))
  if (cycle.planned_order_id) await tell(context, cycle, payments, isUnderWay)
  await context.trace?.('told')
  await context.db.transaction((trx) =>
    trx('billing_cycle').where({ id }).update({ told_version: cycle.money_version, telling_until: null }),
  )
}

async function tell(
  { orders }: BillingContext,
  { planned_order_id, status, currency_code, credit_minor }: CycleRow,
  payments: OrderPayment[],
  isUnderWay: boolean,
): Promise<void> {
  const id = planned_order_id!
  if (status === 'paid') {
    await orders.settle({ id, currency_code, credit_minor, payments })
    await orders.reserve(id)
  } else if (payments.length) await orders.settle({ id, currency_code, credit_minor: 0n, payments })
  if (status === 'uncollectible' && !isUnderWay) await orders.release(id)
  // What was paid too late stays where people can give it back.
  if (status === 'void' && !payments.length) await orders.cancel(id)
}
