import { APIError } from 'payload'
import { CityosError, ERRORS, isCityosError, type ErrorCode } from '@cityos/contracts'

/**
 * A broken rule in the form that Payload answers: its list of errors, and our stable code in `data`.
 * From 500 on the client learns the code alone.
 */
export class CodedError extends APIError<{ code: ErrorCode }> {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message, ERRORS[code].status, { code }, true)
    this.code = code
  }
}

export function toCodedError(error: unknown): unknown {
  if (!isCityosError(error)) return error
  const { code, message } = (error as CityosError).toJSON()
  return new CodedError(code, message)
}
