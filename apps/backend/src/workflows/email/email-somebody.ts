import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { MAILBOX_PROVIDER } from '../../modules/mailbox/provider-id'
import type { Letter } from './letter'

interface Email {
  to: string
  /** A name for providers that have templates of their own. */
  template: string
  /** What it is about. */
  resource_id: string
  resource_type: string
  data: Record<string, unknown>
  content: Letter
  /** Of one try: Medusa passes over what it has tried under it. */
  idempotency_key?: string
  /** `idempotency_key`: of the e-mail, however often it is tried, for providers that send what they know once. */
  provider_data?: { idempotency_key: string }
}

/** How far an e-mail came: no provider is there, people can read it in the mailbox of development, or it was sent. */
type EmailReached = 'nobody' | 'mailbox' | 'provider'

/** Hands an e-mail to the provider for e-mails where one is configured. @throws whatever the provider does. */
export async function sendEmail(container: MedusaContainer, email: Email): Promise<EmailReached> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const provider = await connection('notification_provider')
    .where({ is_enabled: true })
    .whereRaw("'email' = any(channels)")
    .whereNull('deleted_at')
    .first<{ id: string } | undefined>('id')
  if (!provider) return 'nobody'
  await container.resolve(Modules.NOTIFICATION).createNotifications({ channel: 'email', ...email })
  return provider.id === MAILBOX_PROVIDER ? 'mailbox' : 'provider'
}

/**
 * Sends an e-mail where a provider for e-mails is configured; answers whether one is. In the mailbox it reaches nobody:
 * whoever has it sent is told what was in it, as where there is none. @throws CityosError `email_not_sent`.
 */
export async function emailSomebody(container: MedusaContainer, email: Email): Promise<boolean> {
  const reached = await sendEmail(container, email).catch((error: unknown) => {
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`${email.template}: ${String(error)}`)
    throw new CityosError('email_not_sent', `The e-mail to ${email.to} could not be sent. Try again later.`)
  })
  return reached === 'provider'
}
