import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { connectionOf } from '../../connection'
import { expiringMethods } from '../../payment-method/expiring-methods'
import type { NoticeContext } from './context'
import { findAhead } from './find-ahead'
import { noticeContext } from './notice-context'
import { sendNotices } from './send'
import { warnOfCards } from './warn-of-cards'

const OPEN = { statuses: ['trial', 'active'] }

type Work = (
  container: MedusaContainer,
  context: NoticeContext,
) => Promise<number | { sent: number; failed: number }>

/** What the jobs of notices do in each tenant that is open. */
export const NOTICE_JOBS = {
  'find-subscription-notices': (_container, context) => findAhead(context),
  'warn-of-expiring-cards': (container, context) =>
    warnOfCards(context, (wanted) => expiringMethods(container, wanted)),
  'send-subscription-notices': (_container, context) => sendNotices(context),
} as const satisfies Record<string, Work>
export type NoticeJob = keyof typeof NOTICE_JOBS

/** Runs a job in all tenants that are open, and says what could not be sent. @throws AggregateError after all. */
export async function runNoticeJob(container: MedusaContainer, name: NoticeJob): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const context = noticeContext(container)
  const work: Work = NOTICE_JOBS[name]
  await forEachTenant(
    connectionOf(container) as never,
    async (tenantId) => {
      const done = await work(container, context)
      if (typeof done === 'object' && done.failed) {
        logger.warn(
          `${name}: ${done.failed} e-mails of tenant ${tenantId} could not be sent, ${done.sent} were`,
        )
      }
    },
    OPEN,
  )
}

/** What the jobs do in an hour, for the tenant in scope. */
export async function runNotices(container: MedusaContainer): Promise<void> {
  const context = noticeContext(container)
  await findAhead(context)
  await sendNotices(context)
}
