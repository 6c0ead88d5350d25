import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const HEADER = 'x-request-id'
/** What a proxy in front may send: nothing that could break a line of a log. */
const ACCEPTED = /^[\w.:-]{1,128}$/

/**
 * Gives a request the id that every log line and audit record of it carries, and tells the caller: the one that came
 * along when it is a plain word, a new UUID otherwise. Core reads it from the same header.
 */
export function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  const given = request.headers[HEADER]
  const id = typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID()
  request.headers[HEADER] = id
  response.setHeader(HEADER, id)
}
