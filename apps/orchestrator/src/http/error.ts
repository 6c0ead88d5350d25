import { APIError } from 'payload'
import { ERRORS, isCityosError, type ErrorCode } from '@cityos/contracts'

/**
 * A broken rule in the form that Payload answers: its list of errors, and our stable code in `data`.
 * From 500 on the client learns the code alone.
 */
export class CodedError extends APIError<{ code: ErrorCode }> {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message, ERRORS[code].status, { code }, true)
    this.code = code
    // The class's own name, which a production build makes shorter.
    this.name = 'CodedError'
  }
}

export function toCodedError(error: unknown): unknown {
  if (!isCityosError(error)) return error
  const { code, message } = error.toJSON()
  return new CodedError(code, message)
}
