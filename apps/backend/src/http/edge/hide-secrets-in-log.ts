import type { IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'

/** The part of `morgan` that core writes its log of requests with. */
interface Morgan {
  token(name: string, read: (request: Logged) => string | undefined): unknown
}
type Logged = IncomingMessage & { originalUrl?: string }

/** Names whose values open something: invitations, sign-ins, signed links, and what should never stand in an address. */
const SECRET = /token|code|state|signature|passw|secret|api[-_]?key|authorization/i

/** An address without the values of such names; as it is when there are none. */
export function hideSecretsInAddress(address: string): string {
  const mark = address.indexOf('?')
  if (mark < 0) return address
  const parts = address.slice(mark + 1).split('&')
  const hidden = parts.map((part) => {
    const [name = ''] = part.split('=')
    return part.includes('=') && SECRET.test(decoded(name)) ? `${name}=[hidden]` : part
  })
  return `${address.slice(0, mark)}?${hidden.join('&')}`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // Whatever this is, it is shown to nobody.
    return 'token'
  }
}

/** Core logs each address as it was asked for, and the one that a browser came from. */
export function hideSecretsInLog(): void {
  const fromCore = createRequire(require.resolve('@medusajs/framework/http'))
  const morgan = fromCore('morgan') as Morgan
  morgan.token('url', ({ originalUrl, url }) => hideSecretsInAddress(originalUrl ?? url ?? ''))
  const referrer = ({ headers }: Logged) => {
    const named = headers['referer'] ?? headers['referrer']
    return named === undefined ? undefined : hideSecretsInAddress(String(named))
  }
  morgan.token('referrer', referrer)
}
