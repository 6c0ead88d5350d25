import type { CycleBlocked } from '../../../modules/subscription/domain/blocked'
import type { ClaimedCycle } from '../../../modules/subscription/store/claim-cycles'
import { ORDER_CANCELED, patchCycle, readCyclesOf } from '../../../modules/subscription/store/cycles'
import { lockSubscription } from '../../../modules/subscription/store/subscriptions'
import { skipCanceled } from './canceled-orders'
import type { BillingContext, Told } from './context'
import { settle } from './settle'

/**
 * Gives a cycle back, in the state that the facts say. `why` is what people have to do something about: until they do,
 * or somebody asks for it, it is left alone; where they have canceled its order, nobody is billed for it. Answers null: its turn is over.
 */
export async function finish(context: BillingContext, held: ClaimedCycle, why?: CycleBlocked): Promise<null> {
  const now = context.now()
  const told = await context.db.transaction(async (trx): Promise<Told[]> => {
    const row = await lockSubscription(trx, { id: held.subscription_id, customerId: null })
    const [cycle] = await readCyclesOf(trx, [held.id])
    if (!cycle || cycle.next_attempt_at?.getTime() !== held.claimed_until.getTime()) return []
    if (why?.code === ORDER_CANCELED) return skipCanceled(trx, row, cycle, now)
    if (why) {
      const blocked = { blocked_at: now, failure_code: why.code, failure_message: why.message }
      await patchCycle(trx, cycle.id, blocked, now)
    }
    return settle(trx, row, { cycleId: cycle.id, by: 'worker' }, now)
  })
  await context.announce(told)
  return null
}
