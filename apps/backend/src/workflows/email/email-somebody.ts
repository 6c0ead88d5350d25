import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

interface Email {
  to: string
  /** A name that the provider of e-mails has to know. */
  template: string
  /** What it is about. */
  resource_id: string
  resource_type: string
  data: Record<string, unknown>
}

/** Sends an e-mail where a provider for e-mails is configured; answers whether one is. */
export async function emailSomebody(container: MedusaContainer, email: Email): Promise<boolean> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const provider = await connection('notification_provider')
    .where({ is_enabled: true })
    .whereRaw("'email' = any(channels)")
    .whereNull('deleted_at')
    .first<object | undefined>('id')
  if (!provider) return false
  await container.resolve(Modules.NOTIFICATION).createNotifications({ channel: 'email', ...email })
  return true
}
