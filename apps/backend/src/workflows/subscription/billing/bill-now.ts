import type { BillingContext } from './context'
import { runAll } from './run-billing'
import { tellOrders } from './tell-orders'
import { throwAll } from '../../throw-all'

/**
 * Works on what of a subscription is due or to be tried again, while somebody waits for it. Whatever its orders cannot be
 * told of it is no reason to call what was charged a failure: it stays written down as untold, and a job goes on with it.
 * @throws AggregateError where something went wrong that nobody can do anything about; a job goes on with it.
 */
export async function billNow(context: BillingContext, subscriptionId: string): Promise<void> {
  const { failures } = await runAll(context, { kinds: ['due', 'again'], subscriptionId })
  throwAll(failures)
  await tellOrders(context, subscriptionId).catch(() => undefined)
}
