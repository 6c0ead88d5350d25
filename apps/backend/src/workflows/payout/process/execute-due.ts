import { claimDue } from '../../../modules/payout/store/payouts'
import { claimDueReversals } from '../../../modules/payout/store/reversals'
import type { Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { processReversal } from '../reverse/process-reversal'
import { throwAll } from '../../throw-all'
import { processPayout } from './process-payout'

/** So many at a time that all of them are through before their lease is over, however slow the provider is. */
const CLAIMED_TOGETHER = 5

/**
 * Sends, tries again and asks about the payouts of the tenant in scope whose time has come, until there are none, and
 * takes back of them what vendors owe. Any number of processes share the work. One's failure does not keep the others
 * from their turn.
 * @throws AggregateError after all had their turn, when some failed. Answers how many were worked on.
 */
export async function executeDue(context: PayoutContext): Promise<number> {
  const failures: unknown[] = []
  const worked =
    (await workOff(context, failures, claimDue, processPayout)) +
    (await workOff(context, failures, claimDueReversals, processReversal))
  throwAll(failures)
  return worked
}

async function workOff<Thing>(
  context: PayoutContext,
  failures: unknown[],
  claim: (sql: Sql, now: Date, most: number) => Promise<Thing[]>,
  work: (context: PayoutContext, thing: Thing) => Promise<void>,
): Promise<number> {
  for (let worked = 0; ;) {
    const now = context.payouts.now()
    const claimed = await context.db.transaction((trx) => claim(trx, now, CLAIMED_TOGETHER))
    if (!claimed.length) return worked
    worked += claimed.length
    const results = await Promise.allSettled(claimed.map((thing) => work(context, thing)))
    for (const result of results) if (result.status === 'rejected') failures.push(result.reason)
  }
}
