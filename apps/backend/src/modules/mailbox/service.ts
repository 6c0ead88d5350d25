import { MedusaService } from '@medusajs/framework/utils'
import { MailboxMessage } from './models/mailbox-message'

interface Options {
  /** Whether e-mails are kept here, in place of being sent. */
  enabled?: boolean
}

/** Where people read the e-mails of an installation that sends none. */
export class MailboxModuleService extends MedusaService({ MailboxMessage }) {
  readonly enabled: boolean

  constructor(dependencies: Record<string, unknown>, { enabled = false }: Options = {}) {
    super(dependencies)
    this.enabled = enabled
  }
}
