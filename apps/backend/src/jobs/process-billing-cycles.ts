import type { MedusaContainer } from '@medusajs/framework/types'
import { runBillingJob } from '../workflows/subscription/billing/job'

/** Bills what is due, and lets rest or end what was to. Safe to run in several processes at once, and at any time. */
export default async function processBillingCycles(container: MedusaContainer): Promise<void> {
  await runBillingJob(container, 'process-billing-cycles')
}

export const config = { name: 'process-billing-cycles', schedule: '0 * * * *' }
