import type { MedusaContainer } from '@medusajs/framework/types'
import { runNoticeJob } from '../workflows/subscription/notices/job'

/** Notes whose card ends soon, as their providers tell. Safe to run in several processes at once. */
export default async function warnOfExpiringCards(container: MedusaContainer): Promise<void> {
  await runNoticeJob(container, 'warn-of-expiring-cards')
}

export const config = { name: 'warn-of-expiring-cards', schedule: '37 5 * * *' }
