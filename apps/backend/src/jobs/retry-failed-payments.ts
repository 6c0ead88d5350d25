import type { MedusaContainer } from '@medusajs/framework/types'
import { runBillingJob } from '../workflows/subscription/billing/job'

/**
 * Tries payments again whose hour has come: 9:00 and 17:00 of each subscription's zone, some of which begin their hours
 * at a quarter. Safe to run in several processes at once, and at any time.
 */
export default async function retryFailedPayments(container: MedusaContainer): Promise<void> {
  await runBillingJob(container, 'retry-failed-payments')
}

export const config = { name: 'retry-failed-payments', schedule: '1,16,31,46 * * * *' }
