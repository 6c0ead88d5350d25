import type { NextFunction, Request, Response } from 'express'

/** Making an invitation, and sending it again: the guard has judged that the caller may hand the token over. */
const SENDS = /^\/admin\/invites(?:\/[^/]+\/resend)?\/?$/

/**
 * Takes the token out of what core's invitation routes answer, whatever projection the caller chose: whoever holds
 * it becomes a member. Only the answer to what sends an invitation holds it.
 */
export function hideInvitationTokens(request: Request, response: Response, next: NextFunction): void {
  const [path = ''] = request.originalUrl.split('?')
  if (request.method === 'POST' && SENDS.test(path)) return next()
  const json = response.json.bind(response)
  response.json = (body: unknown) => {
    dropTokens(body)
    return json(body)
  }
  next()
}

function dropTokens(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  delete (value as { token?: unknown }).token
  for (const inner of Object.values(value)) dropTokens(inner)
}
