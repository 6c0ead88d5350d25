import { ReconciledMethod } from '@cityos/contracts'
import { methodsToCompare, queueReconciliation } from '../../../modules/payout/store/reconciliations'
import type { PayoutContext } from '../context'

const HOUR_MS = 3_600_000
const WINDOW_MS = 30 * 24 * HOUR_MS

/** The thirty days up to a time. */
export const lastDays = (now: Date): { from_at: Date; to_at: Date } => ({
  from_at: new Date(now.getTime() - WINDOW_MS),
  to_at: now,
})

/** Asks for a comparison of the last thirty days, once a day and method; one that failed is tried again after an hour. */
export async function queueDaily({ db, payouts }: PayoutContext): Promise<void> {
  const now = payouts.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const since = { sent: ago(WINDOW_MS), compared: ago(20 * HOUR_MS), failed: ago(HOUR_MS) }
  for (const method of await methodsToCompare(db, ReconciledMethod.options, since)) {
    await queueReconciliation(db, { method, ...lastDays(now), requested_by: null }, now)
  }
}
