import type { IncomingMessage, ServerResponse } from 'node:http'
import { CityosError } from '@cityos/contracts'

/** Answers 429 with the seconds after which to come again. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  seconds: number,
  message: string,
): void {
  response.setHeader('Retry-After', seconds)
  answerError(request, response, new CityosError('rate_limited', message))
}

/** Answers an error before the application has begun. */
export function answerError(
  request: IncomingMessage,
  response: ServerResponse,
  error: CityosError,
): undefined {
  response.statusCode = error.status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  allowReading(request, response)
  response.end(JSON.stringify(error))
}

/** Whole seconds until a window ends, at least one. */
export function secondsUntil(resetsInMs: number): number {
  return Math.max(1, Math.ceil(resetsInMs / 1_000))
}

/** Core's own headers for other origins come later: without these a storefront's browser would see no answer at all. */
function allowReading(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (!origin) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('vary', 'Origin')
}
