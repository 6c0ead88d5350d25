import type { MedusaContainer } from '@medusajs/framework/types'
import { runNoticeJob } from '../workflows/subscription/notices/job'

/** Notes who is to be told of a charge or of the end of a trial. Safe to run in several processes at once. */
export default async function findSubscriptionNotices(container: MedusaContainer): Promise<void> {
  await runNoticeJob(container, 'find-subscription-notices')
}

export const config = { name: 'find-subscription-notices', schedule: '11 * * * *' }
