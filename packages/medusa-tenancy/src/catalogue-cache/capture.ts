import type { IncomingMessage, ServerResponse } from 'node:http'
import { isKnownToClient, storedAnswer, type StoredAnswer } from './stored-answer'

/** The parameters of `end` in all its forms. */
type EndArguments = [chunk?: unknown, encoding?: unknown, callback?: unknown]

/**
 * Lets Medusa answer and takes the answer down on its way out, with its `ETag`; the client may be told 304. Calls
 * `done` once: with the answer when it can be kept, without one when it failed, was streamed or never came.
 */
export function captureAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  done: (answer: StoredAnswer | undefined) => void,
): void {
  const ifNoneMatch = request.headers['if-none-match']
  // Express would compare its own tag of the body alone, and leave nothing to take down.
  delete request.headers['if-none-match']
  // Node has noted that this is a HEAD and sends no body; Medusa has to compute it.
  if (request.method === 'HEAD') request.method = 'GET'

  const { write, end } = response
  let streamed = false
  let finished = false
  const finish = (answer?: StoredAnswer) => {
    if (finished) return
    finished = true
    done(answer)
  }
  response.once('close', () => finish())
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    streamed = true
    return write.apply(this, args as never)
  } as typeof write
  response.end = function (this: ServerResponse, ...args: EndArguments) {
    response.write = write
    response.end = end
    const whole = response.statusCode === 200 && !streamed && !response.headersSent
    const body = whole ? toBuffer(args) : undefined
    const answer = body && storedAnswer(response.getHeaders(), body)
    if (answer) {
      response.setHeader('etag', answer.etag)
      if (isKnownToClient(ifNoneMatch, answer.etag)) args = withoutBody(response, args)
    }
    const result = end.apply(response, args as never)
    // Sending runs the hooks that other middlewares have put on the headers: a cookie may have come with them.
    finish(response.hasHeader('set-cookie') ? undefined : answer)
    return result
  } as typeof end
}

function toBuffer([chunk, encoding]: EndArguments): Buffer | undefined {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  }
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : undefined
}

function withoutBody(response: ServerResponse, args: EndArguments): EndArguments {
  response.statusCode = 304
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) response.removeHeader(name)
  return args.filter((argument) => typeof argument === 'function') as EndArguments
}
