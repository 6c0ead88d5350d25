import { getI18n } from 'react-i18next'
import type { ErrorBody, ErrorCode } from '@cityos/contracts'

/** What goes wrong between the browser and a route: no route says it, so its sentence is ours. */
export type FailureCode = 'unreachable' | 'timed_out' | 'unreadable'

/** Why something was not read or not done, in a sentence; with a sentence for each field that the server names. */
export class ApiError extends Error {
  /** The status of the answer; 0 where there was none. */
  readonly status: number
  readonly code: ErrorCode | FailureCode
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, body: { code?: ErrorCode | FailureCode; message?: string }) {
    super(body.message || say('answered', { status }))
    this.status = status
    this.code = body.code ?? 'internal_error'
    this.fields = (body as Partial<ErrorBody>).code === 'validation_failed' ? fieldsOf(this.message) : {}
  }
}

/** A failure of the way there and back. Whether a change has happened nobody knows then, and the sentence says so. */
export function failureOf(code: FailureCode, method: string, status = 0): ApiError {
  const unsure = method !== 'GET' && code !== 'unreadable'
  return new ApiError(status, { code, message: say(unsure ? `${code}_change` : code, { status }) })
}

/** Whatever a caught value is, as something with a sentence. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : failureOf('unreachable', 'POST')
}

function say(failure: string, values: Record<string, unknown>): string {
  return String(getI18n().t(`failure.${failure}`, { ns: 'cityos', ...values }))
}

/** The server says `admin.email: must be an e-mail; handle: is reserved`. */
function fieldsOf(message: string): Record<string, string> {
  const parts = message.split('; ').map((part) => /^([\w.]+): (.+)$/.exec(part))
  return Object.fromEntries(parts.flatMap((part) => (part ? [[part[1], part[2]]] : [])))
}
