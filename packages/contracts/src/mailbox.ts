import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

/** An e-mail that would have been sent, where none is: in development and tests. */
export const MailboxMessage = z.object({
  id: idSchema(ID_PREFIXES.mailbox_message),
  to: z.string(),
  template: z.string(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** What a provider's own template would be filled with. */
  data: z.record(z.string(), z.unknown()),
  created_at: z.iso.datetime({ offset: true }),
})
export type MailboxMessage = z.infer<typeof MailboxMessage>

/** Newest first. */
export const ListMailbox = pageQuery(['created_at'])
  .omit({ q: true, order: true })
  .extend({ to: z.string().trim().min(1).max(320).optional() })
export type ListMailbox = z.output<typeof ListMailbox>

export const MailboxMessageList = PageInfo.extend({ messages: z.array(MailboxMessage) })
export type MailboxMessageList = z.infer<typeof MailboxMessageList>
