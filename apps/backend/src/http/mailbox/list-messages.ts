import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type ListMailbox,
  type MailboxMessage,
  type MailboxMessageList,
} from '@cityos/contracts'
import { MAILBOX_MODULE } from '../../modules/mailbox'
import type { MailboxModuleService } from '../../modules/mailbox/service'
import { listPage } from '../paging'

type Row = Omit<MailboxMessage, 'to' | 'created_at'> & { recipient: string; created_at: Date }

/** The e-mails of the tenant in scope, newest first. @throws CityosError `forbidden` where e-mails are sent. */
export async function listMessages(
  container: MedusaContainer,
  { to, ...page }: ListMailbox,
): Promise<MailboxMessageList> {
  const mailbox = container.resolve<MailboxModuleService>(MAILBOX_MODULE)
  if (!mailbox.enabled) throw new CityosError('forbidden', 'Here e-mails are sent, and nobody keeps them.')
  const found = await listPage<Row>(
    async (where, config) => (await mailbox.listAndCountMailboxMessages(where, config)) as never,
    to ? { recipient: to } : {},
    { ...page, order: '-created_at' },
  )
  return { messages: found.rows.map(toMessage), ...found.page }
}

const toMessage = ({ id, recipient: to, template, subject, text, html, data, created_at }: Row) => ({
  ...{ id, to, template, subject, text, html, data },
  created_at: new Date(created_at).toISOString(),
})
