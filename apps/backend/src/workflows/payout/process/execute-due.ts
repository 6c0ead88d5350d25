import { claimDue } from '../../../modules/payout/store/payouts'
import type { PayoutContext } from '../context'
import { processPayout } from './process-payout'

/** So many at a time that all of them are through before their lease is over, however slow the provider is. */
const CLAIMED_TOGETHER = 5

/**
 * Sends, tries again and asks about the payouts of the tenant in scope whose time has come, until there are none.
 * Any number of processes share the work. One payout's failure does not keep the others from their turn.
 * @throws AggregateError after all had their turn, when some failed. Answers how many were worked on.
 */
export async function executeDue(context: PayoutContext): Promise<number> {
  const failures: unknown[] = []
  let worked = 0
  for (;;) {
    const now = context.payouts.now()
    const claimed = await context.db.transaction((trx) => claimDue(trx, now, CLAIMED_TOGETHER))
    if (!claimed.length) break
    worked += claimed.length
    const results = await Promise.allSettled(claimed.map((payout) => processPayout(context, payout)))
    for (const result of results) if (result.status === 'rejected') failures.push(result.reason)
  }
  if (failures.length) throw new AggregateError(failures, failures.map(String).join('; '))
  return worked
}
