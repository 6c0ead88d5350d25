import type { MedusaContainer } from '@medusajs/framework/types'
import { runNoticeJob } from '../workflows/subscription/notices/job'

/** Sends what customers are to be told of their subscriptions, each once. Safe to run in several processes at once. */
export default async function sendSubscriptionNotices(container: MedusaContainer): Promise<void> {
  await runNoticeJob(container, 'send-subscription-notices')
}

export const config = { name: 'send-subscription-notices', schedule: '* * * * *' }
