import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { KEY_HEADERS } from './cached-request'

/** A successful answer, complete: body and every header that belongs to it rather than to one sending of it. */
export interface StoredAnswer {
  headers: [string, string | string[]][]
  body: Buffer
  etag: string
}

/** Headers of one sending: of the connection, of the request that happened to be first, or set by the cache. */
const OF_ONE_SENDING =
  /^(connection|keep-alive|date|transfer-encoding|etag|age|x-cache|content-length|server-timing|traceparent|tracestate|retry-after|.*(ratelimit|rate-limit|request-id|correlation-id).*)$/

/** Headers that `Vary` may name: they are in the key, bypass the cache, or would show as a content encoding. */
const KNOWN_TO_VARY = new Set<string>([...KEY_HEADERS, 'authorization', 'cookie', 'accept-encoding'])

/** The answer to keep and replay, or undefined when it belongs to this request alone. */
export function storedAnswer(headers: OutgoingHttpHeaders, body: Buffer): StoredAnswer | undefined {
  if (headers['set-cookie'] || headers['content-encoding'] || !variesAsKnown(headers['vary']))
    return undefined
  const kept = Object.entries(headers)
    .filter(([name, value]) => value !== undefined && !OF_ONE_SENDING.test(name))
    .map(([name, value]): [string, string | string[]] => [name, Array.isArray(value) ? value : String(value)])
  return { headers: kept, body, etag: etagOf(kept, body) }
}

function variesAsKnown(vary: unknown): boolean {
  const names = String(vary ?? '')
    .toLowerCase()
    .split(',')
  return names.every((name) => !name.trim() || KNOWN_TO_VARY.has(name.trim()))
}

/**
 * Strong, and over the headers too: a shared cache that ignores `Vary` gets a full answer, instead of a 304 to
 * another origin's.
 */
function etagOf(headers: StoredAnswer['headers'], body: Buffer): string {
  const hash = createHash('sha256').update(JSON.stringify(headers)).update('\n').update(body)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether `If-None-Match` names the answer: weak comparison, as RFC 9110 wants it for GET and HEAD. */
export function isKnownToClient(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => tag.replace(/^W\//, '') === etag)
}

/** Sends a kept answer: 304 when the client has it, and without the body for HEAD. */
export function sendStored(answer: StoredAnswer, request: IncomingMessage, response: ServerResponse): void {
  const known = isKnownToClient(request.headers['if-none-match'], answer.etag)
  response.statusCode = known ? 304 : 200
  for (const [name, value] of answer.headers) {
    if (!known || name !== 'content-type') response.setHeader(name, value)
  }
  response.setHeader('etag', answer.etag)
  response.setHeader('x-cache', 'hit')
  if (known) return void response.end()
  response.setHeader('content-length', answer.body.length)
  // Node itself leaves the body of an answer to HEAD away.
  response.end(answer.body)
}
