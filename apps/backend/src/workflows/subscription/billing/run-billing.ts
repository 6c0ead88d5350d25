import { claimDueCycles, type ReadyKind } from '../../../modules/subscription/store/claim-cycles'
import { isBilling } from '../../../modules/subscription/store/billing'
import type { BillingContext } from './context'
import { processCycle } from './process-cycle'

/** So many cycles of a tenant are worked on at the same time: another tenant’s are not far behind. */
const AT_ONCE = 4

export interface Batch {
  kinds: readonly ReadyKind[]
  subscriptionId?: string
}

/** What became of a batch: how many were taken, and what went wrong. The wrong ones are taken up when their lease ends. */
export interface BatchResult {
  worked: number
  failures: unknown[]
}

/**
 * Works on some cycles of the tenant in scope whose turn has come. Any number of processes share the work; one cycle’s
 * failure does not keep the others from their turn. What was copied or brought back charges nobody.
 */
export async function runBatch(
  context: BillingContext,
  { kinds, subscriptionId }: Batch,
): Promise<BatchResult> {
  const now = context.now()
  const claimed = await context.db.transaction(async (trx) => {
    if (!(await isBilling(trx))) return []
    return claimDueCycles(trx, now, { most: AT_ONCE, kinds, ...(subscriptionId && { subscriptionId }) })
  })
  const results = await Promise.allSettled(claimed.map((cycle) => processCycle(context, cycle)))
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  return { worked: claimed.length, failures }
}

/** Batches until there is nothing left to do. */
export async function runAll(context: BillingContext, batch: Batch): Promise<BatchResult> {
  const all: BatchResult = { worked: 0, failures: [] }
  for (;;) {
    const { worked, failures } = await runBatch(context, batch)
    all.worked += worked
    all.failures.push(...failures)
    if (!worked) return all
  }
}
