import { PAYOUT_RECONCILIATION_EVENTS } from '@cityos/contracts'
import {
  claimReconciliation,
  endReconciliation,
  type RunningReconciliation,
} from '../../../modules/payout/store/reconciliations'
import { deleteRecords } from '../../../modules/payout/store/provider-records'
import type { PayoutContext } from '../context'
import { compareAll } from './compare-all'
import { readProvider } from './read-provider'

const LONGEST_ERROR = 1_000

/**
 * Runs the next comparison that waits in the tenant in scope: first all that the provider says, then payouts against
 * it, page by page. Each is run by one process; whoever dies leaves it to another, which begins anew. One that
 * does not come to its end, as when the provider does not answer, has failed and says why. Answers whether there was one.
 */
export async function reconcileNext(context: PayoutContext): Promise<boolean> {
  const { db, payouts } = context
  const run = await db.transaction((trx) => claimReconciliation(trx, payouts.now()))
  if (!run) return false
  try {
    await readProvider(context, run)
    await compareAll(context, run)
  } catch (error) {
    await fail(context, run, error)
    return true
  }
  await context.announce(PAYOUT_RECONCILIATION_EVENTS.finished, [run.id])
  return true
}

async function fail(context: PayoutContext, run: RunningReconciliation, cause: unknown): Promise<void> {
  const { db, payouts } = context
  const error = (cause instanceof Error ? cause.message : String(cause)).slice(0, LONGEST_ERROR)
  await db.transaction(async (trx) => {
    await endReconciliation(trx, run, { ours: 0, theirs: 0, found: 0, by_class: {}, error }, payouts.now())
    await deleteRecords(trx, run.id)
  })
  await context.announce(PAYOUT_RECONCILIATION_EVENTS.failed, [run.id])
}
