import type { MedusaContainer } from '@medusajs/framework/types'
import { connectionOf } from '../../connection'
import { sendEmail } from '../../email/email-somebody'
import { subscriptionModule } from '../subscription-module'
import type { NoticeContext, NoticeMail } from './context'

/** Telling by Medusa’s notification module, in the scope of the tenant, by the clock of the subscription module. */
export function noticeContext(container: MedusaContainer): NoticeContext {
  const connection = connectionOf(container)
  const subscriptions = subscriptionModule(container)
  return {
    db: { transaction: (work) => connection.transaction((trx) => work(trx)) },
    now: () => subscriptions.clock.now(),
    mail: (mail) => hand(container, mail),
  }
}

async function hand(container: MedusaContainer, mail: NoticeMail): Promise<void> {
  const { to, kind, subscription_id, customer_id, subject, text, html, language, key, number } = mail
  const reached = await sendEmail(container, {
    ...{ to, template: `subscription-${kind.replaceAll('_', '-')}` },
    ...{ resource_id: subscription_id, resource_type: 'subscription' },
    data: { kind, subscription_id, customer_id, language },
    content: { subject, text, html },
    // Medusa passes over what has once been tried under its key, also where that failed or its process died.
    idempotency_key: `${key}:${number}`,
    provider_data: { idempotency_key: key },
  })
  if (reached === 'nobody') throw new Error('No provider of e-mails is configured.')
}
