/** What Medusa calls the provider that keeps e-mails in place of sending them. */
export const MAILBOX_PROVIDER = 'local-mailbox'
