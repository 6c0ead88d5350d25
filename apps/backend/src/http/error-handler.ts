import type { NextFunction, Request, Response } from 'express'
import { errorHandler as coreErrorHandler } from '@medusajs/framework/http'
import type { MedusaRequest } from '@medusajs/framework/http'
import { CityosError, isCityosError } from '@cityos/contracts'
import { messageOf } from './message-of'
import { quotaRefusal, toLimitExceeded } from './quota-error'

const core = coreErrorHandler() as unknown as (...args: unknown[]) => void

/** A change of stores takes a second or two. */
const RETRY_AFTER_S = 5

/** What PostgreSQL says of a zero byte, in a text and in JSON, whoever has wrapped it. */
const UNSTORABLE =
  /invalid byte sequence for encoding|unsupported Unicode escape sequence|invalid message format$/

/** Answers our own errors with their stable code; everything else goes to core's handler. */
export function errorHandler(error: unknown, request: Request, response: Response, next: NextFunction): void {
  // Express' own complaint about a percent sign that encodes nothing; core would answer 500.
  if (error instanceof URIError)
    return errorHandler(new CityosError('validation_failed', error.message), request, response, next)
  // Express' complaint about a body, which core would answer without a code.
  if ((error as { type?: unknown } | null)?.type === 'entity.too.large') {
    const { limit } = error as { limit?: number }
    const sentence = `The body has at most ${limit} bytes.`
    return errorHandler(new CityosError('body_too_large', sentence), request, response, next)
  }
  if (UNSTORABLE.test(messageOf(error))) {
    const sentence = 'A text holds a character that cannot be stored.'
    return errorHandler(new CityosError('validation_failed', sentence), request, response, next)
  }
  const refusal = quotaRefusal(error)
  if (refusal) {
    toLimitExceeded((request as unknown as MedusaRequest).scope, refusal).then(
      (known) => errorHandler(known, request, response, next),
      (failure: unknown) => core(failure, request, response, next),
    )
    return
  }
  if (!isCityosError(error)) return core(error, request, response, next)
  // A workflow hands its steps' errors on as plain copies: build the real one again.
  const known = new CityosError(error.code, error.message)
  if (known.code === 'stores_busy') response.setHeader('Retry-After', RETRY_AFTER_S)
  // The audit trail tells why a request failed.
  response.locals['code'] = known.code
  response.status(known.status).json(known.toJSON())
}
