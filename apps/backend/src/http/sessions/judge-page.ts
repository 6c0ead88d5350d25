import type { IncomingHttpHeaders } from 'node:http'
import { isOwnOrigin } from './origin'

/** What the headers of a request tell of the page that sent it. */
export type Page =
  /** A page of the host that the request was sent to, or somebody's own typing. */
  | 'own'
  /** A page of another origin, which `Origin` names. */
  | 'named'
  /** A page of another origin, and nothing says which. */
  | 'foreign'
  /** No browser of these years leaves both headers out of a request that changes something. */
  | 'unknown'

/**
 * Reads `Origin` and `Sec-Fetch-Site`, which scripts cannot set. `Sec-Fetch-Site` is sent to trustworthy addresses
 * alone and knows of redirects, so that it decides where it is.
 */
export function judgePage(headers: IncomingHttpHeaders, https: boolean): Page {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site === 'same-origin' || (site === 'none' && origin === undefined)) return 'own'
  if (origin !== undefined) return site === undefined && isOwnOrigin(origin, host, https) ? 'own' : 'named'
  return site === undefined ? 'unknown' : 'foreign'
}
