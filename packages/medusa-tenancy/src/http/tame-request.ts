import type { IncomingMessage } from 'node:http'

/** One scheme and one credential: what core's own expression means, without its retries at every place. */
const CREDENTIALS = /^\S+\s+\S+\s*$/

type Tameable = Pick<IncomingMessage, 'headers' | 'url'> & Partial<Pick<IncomingMessage, 'rawHeaders'>>

/**
 * Takes from a request, before anybody is authenticated, what core would stumble over: a sentence when it has to be
 * refused, undefined when it may go on.
 *
 * - Core searches `Authorization` with an expression that needs the square of its length: sixteen kilobytes without a
 *   space hold every tenant up. Credentials that it could make nothing of are dropped.
 * - A request names one host. Node takes the first of several, a proxy on the way may have taken the last.
 * - Core takes the query's `locale` for a string; a list or an object leaves the request without an answer.
 */
export function tameRequest({ headers, rawHeaders = [], url = '' }: Tameable): string | undefined {
  const hosts = rawHeaders.filter((word, i) => i % 2 === 0 && /^host$/i.test(word))
  if (hosts.length > 1) return 'host: one is expected.'
  if (headers.authorization !== undefined && !CREDENTIALS.test(headers.authorization)) {
    delete headers.authorization
  }
  const mark = url.indexOf('?')
  if (mark < 0 || !/^\/store/i.test(url)) return undefined
  const names = [...new URLSearchParams(url.slice(mark + 1)).keys()]
  const locales = names.filter((name) => name === 'locale' || /^\[?locale[[\]]/.test(name))
  if (locales.length === 0 || (locales.length === 1 && locales[0] === 'locale')) return undefined
  return 'locale: one language is expected, such as "en-US".'
}
