import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { TENANT_HEADER } from '../http/decide'
import type { CachedRoute, Dependence } from './cached-routes'

/**
 * The headers that core's answers may depend on, beside those that bypass the cache. An answer whose `Vary` names
 * any other is not kept.
 */
export const KEY_HEADERS = ['host', 'x-publishable-api-key', 'origin', 'x-medusa-locale'] as const

export interface CachedRequest {
  /** Everything but the tenant that the answer may depend on. */
  key: string
  dependence: Dependence
}

/** What the cache has to know of a request, or undefined when its route is not cached. */
export function cachedRequest(
  { method, url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  routes: readonly CachedRoute[],
  sessionCookie: string,
): CachedRequest | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const route = routes.find((candidate) => candidate.path.test(path))
  if (!route) return undefined
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (hasBody || isPersonal(headers, sessionCookie)) return { key: '', dependence: 'bypass' }
  // A header's value holds no line break, so that no two requests share a key.
  const values = KEY_HEADERS.map((name) => (headers[name] === undefined ? '' : `=${String(headers[name])}`))
  return {
    key: [url, ...values].join('\n'),
    dependence: route.dependsOn(mark < 0 ? '' : url.slice(mark + 1)),
  }
}

/** Who has signed in may get other prices; who names a tenant has to be somebody, which Medusa finds out. */
function isPersonal(headers: IncomingHttpHeaders, sessionCookie: string): boolean {
  const { authorization, cookie = '' } = headers
  return (
    authorization !== undefined ||
    headers[TENANT_HEADER] !== undefined ||
    // Parsers allow spaces around a cookie's name: whoever has the name anywhere is taken for signed in.
    cookie.includes(sessionCookie)
  )
}
