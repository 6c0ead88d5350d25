import { model } from '@medusajs/framework/utils'

/** An e-mail that nobody was sent. */
export const MailboxMessage = model.define('mailbox_message', {
  id: model.id({ prefix: 'mailmsg' }).primaryKey(),
  recipient: model.text(),
  template: model.text(),
  subject: model.text().nullable(),
  text: model.text().nullable(),
  html: model.text().nullable(),
  data: model.json(),
  key: model.text().nullable(),
})
