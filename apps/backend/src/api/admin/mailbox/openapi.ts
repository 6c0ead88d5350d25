import { ListMailbox, MailboxMessageList } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

export const mailboxOpenApi: RouteGroup = {
  tag: 'Mailbox',
  about: 'E-mails that are kept for people to read in place of being sent: in development and tests.',
  routes: [
    {
      route: 'GET /admin/mailbox',
      summary: 'List the e-mails that nobody was sent',
      details:
        'Newest first, all or those `to` an address. They hold links that open accounts: whoever may invite people reads them. 403 `forbidden` where e-mails are sent.',
      who: 'staff',
      query: ListMailbox,
      answer: MailboxMessageList,
      errors: ['cursor_invalid'],
    },
  ],
}
