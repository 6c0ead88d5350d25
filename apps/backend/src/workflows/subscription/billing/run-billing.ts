import { claimDueCycles, stillReady, type ReadyKind } from '../../../modules/subscription/store/claim-cycles'
import { isBilling } from '../../../modules/subscription/store/billing'
import type { BillingContext } from './context'
import { processCycle } from './process-cycle'

/** So many cycles of a tenant are worked on at the same time: another tenant’s are not far behind. */
const AT_ONCE = 4

export interface Batch {
  kinds: readonly ReadyKind[]
  subscriptionId?: string
}

/**
 * What a run takes: whose turn had come when it began, and nothing twice. Whatever is ready again as soon as it was worked
 * on, by whatever fault, is left to the next run, so that each run ends.
 */
export interface Turns {
  began: Date
  again: string[]
}

export const beginTurns = ({ now }: BillingContext): Turns => ({ began: now(), again: [] })

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
  turns: Turns,
): Promise<BatchResult> {
  const now = context.now()
  const which = { kinds, readyAt: turns.began }
  const claimed = await context.db.transaction(async (trx) => {
    if (!(await isBilling(trx))) return []
    const wanted = { ...which, most: AT_ONCE, except: turns.again }
    return claimDueCycles(trx, now, { ...wanted, ...(subscriptionId && { subscriptionId }) })
  })
  const results = await Promise.allSettled(claimed.map((cycle) => processCycle(context, cycle)))
  if (claimed.length) {
    const ids = claimed.map(({ id }) => id)
    turns.again.push(...(await context.db.transaction((trx) => stillReady(trx, ids, which))))
  }
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  return { worked: claimed.length, failures }
}

/** Batches until there is nothing left to do. */
export async function runAll(context: BillingContext, batch: Batch): Promise<BatchResult> {
  const all: BatchResult = { worked: 0, failures: [] }
  const turns = beginTurns(context)
  for (;;) {
    const { worked, failures } = await runBatch(context, batch, turns)
    all.worked += worked
    all.failures.push(...failures)
    if (!worked) return all
  }
}
