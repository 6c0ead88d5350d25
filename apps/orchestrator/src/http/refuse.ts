import { ERRORS, type ErrorCode } from '@cityos/contracts'

/** A refusal in the form of Payload's errors, for callers that are no people: it goes into no trail. */
export function refuse(code: ErrorCode, message: string): Response {
  const { status } = ERRORS[code]
  // What is left of a body that is too large is not read: the connection is of no use any more.
  const headers: HeadersInit = status === 413 ? { connection: 'close' } : {}
  return Response.json({ errors: [{ message, data: { code } }] }, { status, headers })
}
