import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from '@medusajs/framework/types'
import { AbstractNotificationProviderService, ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { MAILBOX_PROVIDER } from '../provider-id'

/** Keeps e-mails where people can read them, and sends none. What comes again under the same key is kept once. */
export class LocalMailboxProvider extends AbstractNotificationProviderService {
  static override identifier = MAILBOX_PROVIDER

  constructor(private readonly container: Record<string, unknown>) {
    super()
  }

  /** In the scope of the tenant whose e-mail it is. */
  override async send({
    to,
    template,
    content,
    data,
    provider_data,
  }: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const sql = this.container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
    const id = newId(ID_PREFIXES.mailbox_message)
    const key = provider_data?.['idempotency_key']
    await sql.raw(
      `insert into mailbox_message (id, recipient, template, subject, text, html, data, key)
       values (:id, :to, :template, :subject, :text, :html, :data, :key) on conflict do nothing`,
      {
        ...{ id, to, template, key: typeof key === 'string' ? key : null },
        ...{ subject: content?.subject ?? null, text: content?.text ?? null, html: content?.html ?? null },
        data: JSON.stringify(data ?? {}),
      },
    )
    return { id }
  }
}
