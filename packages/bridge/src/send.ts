import { request as requestPlain, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isPublic, lookupChecked } from './address'

export interface Answer {
  status: number
  retryAfter?: string
}

export interface SendOptions {
  url: string
  headers: Record<string, string>
  body: string
  timeoutMs: number
  /** Lets messages go to addresses that are not public, and by plain HTTP: the other side on the same machine. */
  allowPrivate: boolean
}

/** Why a message could not be sent at all, in words for the log. */
class SendError extends Error {
  override readonly name = 'SendError'
}

/**
 * Posts a message. Redirects are not followed, and what the answer says beyond its status is not read.
 * @throws SendError when no answer comes, in time, or the address is none that messages may go to.
 */
export function send({ url, headers, body, timeoutMs, allowPrivate }: SendOptions): Promise<Answer> {
  const target = new URL(url)
  const secure = target.protocol === 'https:'
  if (!secure && !(allowPrivate && target.protocol === 'http:'))
    throw new SendError('Only https addresses are called.')
  // A name is checked when it is resolved; an address is resolved by nobody.
  const literal = target.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isPublic(literal) === false) throw new SendError(`${literal} is no public address.`)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(timeoutMs),
    ...(allowPrivate ? {} : { lookup: lookupChecked }),
  }
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? requestSecure : requestPlain)(target, options, (answer) => {
      const retryAfter = answer.headers['retry-after']
      answer.destroy()
      resolve({ status: answer.statusCode ?? 0, ...(retryAfter === undefined ? {} : { retryAfter }) })
    })
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      const timedOut = cause.name === 'TimeoutError' || cause.name === 'AbortError'
      reject(
        new SendError(timedOut ? `No answer within ${timeoutMs / 1000} s.` : (cause.code ?? cause.message), {
          cause,
        }),
      )
    })
    outgoing.end(body)
  })
}
