import { PAYOUT_EVENTS } from '@cityos/contracts'
import { STUCK_MS } from '../../../modules/payout/domain/backoff'
import { claimStuck, lockPayout, patchPayout } from '../../../modules/payout/store/payouts'
import type { PayoutContext } from '../context'
import { processPayout } from '../process/process-payout'
import { throwAll } from '../../throw-all'

/** So many at a time that all of them are through before their lease is over. */
const CLAIMED_TOGETHER = 5

/**
 * Asks about the payouts of the tenant in scope of which nobody knows for a day what became of them, whatever the time
 * of their next question is; also about those that have lost it. Those that stay unknown say so, and people are told
 * once. They stay `processing`: to send one again could pay it twice. Answers how many stay.
 * @throws AggregateError after all had their turn, when some failed.
 */
export async function checkStuck(context: PayoutContext): Promise<number> {
  const { db, payouts } = context
  const failures: unknown[] = []
  let stuck = 0
  for (let after = ''; ;) {
    const now = payouts.now()
    const which = { since: new Date(now.getTime() - STUCK_MS), now, after, most: CLAIMED_TOGETHER }
    const claimed = await db.transaction((trx) => claimStuck(trx, which))
    const last = claimed.at(-1)
    if (!last) break
    after = last.id
    const asked = await Promise.allSettled(claimed.map((payout) => processPayout(context, payout)))
    for (const one of asked) if (one.status === 'rejected') failures.push(one.reason)
    for (const { id } of claimed) if (await isStillUnknown(context, id)) stuck++
  }
  throwAll(failures)
  return stuck
}

async function isStillUnknown(context: PayoutContext, id: string): Promise<boolean> {
  const found = await context.db.transaction(async (trx) => {
    const payout = await lockPayout(trx, id)
    if (payout?.status !== 'processing') return null
    const isNew = !payout.reasons.includes('outcome_unknown')
    if (isNew) await patchPayout(trx, id, { reasons: ['outcome_unknown'] })
    return { isNew }
  })
  if (found?.isNew) await context.announce(PAYOUT_EVENTS.stuck, [id])
  return found !== null
}
