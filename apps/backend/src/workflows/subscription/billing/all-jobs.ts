import { heedAllCanceled } from './canceled-orders'
import type { BillingContext } from './context'
import { endPeriods } from './end-periods'
import { giveUp, planAll } from './keep-up'
import { runAll } from './run-billing'
import { tellOrders } from './tell-orders'
import { throwAll } from '../../throw-all'

/** One round of every job of the tenant in scope, in their order. @throws AggregateError after all, when some failed. */
export async function runAllJobs(context: BillingContext): Promise<number> {
  await endPeriods(context)
  await planAll(context)
  await heedAllCanceled(context)
  await giveUp(context)
  const { worked, failures } = await runAll(context, { kinds: ['due', 'again', 'left'] })
  await tellOrders(context)
  throwAll(failures)
  return worked
}

const NEXT = `select min(at) as at from (
    select due_at as at from billing_cycle where status = 'scheduled' and due_at > :now
    union all select next_attempt_at from billing_cycle where next_attempt_at > :now
    union all select gives_up_at from billing_cycle where gives_up_at > :now) moments`

/** When there is something to do next for the tenant in scope; null for never. */
export async function nextMoment(context: Pick<BillingContext, 'db' | 'now'>): Promise<Date | null> {
  const now = context.now()
  return context.db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { at: Date | null }[] }>(NEXT, { now })
    return rows[0]!.at
  })
}
