import {
  Agent as HttpAgent,
  request as requestPlain,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import { Agent as HttpsAgent, request as requestSecure } from 'node:https'
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

/** Connections stay open for the next message; those to addresses that were not checked are used for no others. */
const KEPT = { keepAlive: true, timeout: 15_000 }
const AGENTS = {
  plain: { checked: new HttpAgent(KEPT), any: new HttpAgent(KEPT) },
  secure: { checked: new HttpsAgent(KEPT), any: new HttpsAgent(KEPT) },
}
/** Of an answer's body, which says nothing to us, so much is read for the connection's sake. */
const MOST_ANSWER_BYTES = 64 * 1024

/**
 * Posts a message. Redirects are not followed, and what the answer says beyond its status is not looked at.
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
  const signal = AbortSignal.timeout(timeoutMs)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal,
    agent: AGENTS[secure ? 'secure' : 'plain'][allowPrivate ? 'any' : 'checked'],
    ...(allowPrivate ? {} : { lookup: lookupChecked }),
  }
  return post(target, options, body).catch((cause: unknown) => {
    if (signal.aborted) throw new SendError(`No answer within ${timeoutMs / 1000} s.`, { cause })
    const { code, message } = cause as NodeJS.ErrnoException
    throw new SendError(code ?? message, { cause })
  })
}

function post(target: URL, options: RequestOptions, body: string): Promise<Answer> {
  const request = target.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    const outgoing = request(target, options, (answer) => {
      const retryAfter = answer.headers['retry-after']
      readAway(answer)
      resolve({ status: answer.statusCode ?? 0, ...(retryAfter === undefined ? {} : { retryAfter }) })
    })
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      // The other side closed the idle connection in the moment in which it was taken up again.
      if (outgoing.reusedSocket && cause.code === 'ECONNRESET')
        resolve(post(target, { ...options, agent: false }, body))
      else reject(cause)
    })
    outgoing.end(body)
  })
}

function readAway(answer: IncomingMessage): void {
  let bytes = 0
  answer.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes > MOST_ANSWER_BYTES) answer.destroy()
  })
  // It has answered; how the rest of it ends changes nothing.
  answer.on('error', () => undefined)
}
