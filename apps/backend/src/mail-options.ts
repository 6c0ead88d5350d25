/** Of the environment. */
interface Asked {
  NODE_ENV: string
  LOCAL_MAILBOX?: 'on' | 'off' | undefined
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
}

/** Where nobody is owed real money, and nobody waits for an e-mail. */
export const NOT_REAL: readonly string[] = ['development', 'dev', 'test', 'staging']

/** Customers would wait for e-mails that lie in a table, with links in them that open accounts. */
export function mailProblems({ NODE_ENV, LOCAL_MAILBOX, SMTP_URL, MAIL_FROM }: Asked): string[] {
  const problems: string[] = []
  if (SMTP_URL && !MAIL_FROM) {
    problems.push('MAIL_FROM: is missing; e-mails that go out by SMTP_URL are from somebody')
  }
  if (MAIL_FROM && !SMTP_URL) problems.push('SMTP_URL: is missing; MAIL_FROM is of use with it alone')
  if (LOCAL_MAILBOX === 'on' && !NOT_REAL.includes(NODE_ENV)) {
    problems.push(
      `LOCAL_MAILBOX: can be on in ${NOT_REAL.join(', ')} alone; ${NODE_ENV} has to send its e-mails`,
    )
  }
  return problems
}

/** Where no money is real e-mails are kept, unless they go out or somebody switches that off. */
export function mailboxIsOn({ NODE_ENV, LOCAL_MAILBOX, SMTP_URL }: Asked): boolean {
  return NOT_REAL.includes(NODE_ENV) && (LOCAL_MAILBOX ?? (SMTP_URL ? 'off' : 'on')) === 'on'
}
