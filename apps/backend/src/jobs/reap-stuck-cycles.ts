import type { MedusaContainer } from '@medusajs/framework/types'
import { runBillingJob } from '../workflows/subscription/billing/job'

/**
 * Goes on with cycles whose process is gone, asks what became of payments that nobody knows of, and tells orders what
 * they were not told, and cycles that their order was canceled. Safe to run in several processes at once, and at any time.
 */
export default async function reapStuckCycles(container: MedusaContainer): Promise<void> {
  await runBillingJob(container, 'reap-stuck-cycles')
}

export const config = { name: 'reap-stuck-cycles', schedule: '*/5 * * * *' }
