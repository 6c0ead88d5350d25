/** Of the environment. */
interface Asked {
  NODE_ENV: string
  LOCAL_MAILBOX?: 'on' | 'off' | undefined
}

/** Where nobody is owed real money, and nobody waits for an e-mail. */
export const NOT_REAL: readonly string[] = ['development', 'dev', 'test', 'staging']

/** Customers would wait for e-mails that lie in a table, with links in them that open accounts. */
export function mailboxProblems({ NODE_ENV, LOCAL_MAILBOX }: Asked): string[] {
  if (LOCAL_MAILBOX !== 'on' || NOT_REAL.includes(NODE_ENV)) return []
  return [`LOCAL_MAILBOX: can be on in ${NOT_REAL.join(', ')} alone; ${NODE_ENV} has to send its e-mails`]
}

/** Where no money is real e-mails are kept, unless somebody switches that off. */
export function mailboxIsOn({ NODE_ENV, LOCAL_MAILBOX }: Asked): boolean {
  return NOT_REAL.includes(NODE_ENV) && LOCAL_MAILBOX !== 'off'
}
