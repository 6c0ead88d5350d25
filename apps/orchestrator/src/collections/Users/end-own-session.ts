import type { CollectionAfterLogoutHook } from 'payload'
import { readCookie, sessionCookie } from '../../auth/cookies'
import { endSession } from '../../auth/sessions'

/** Payload's own way out, which its screens take when nobody has touched them for long. */
export const endOwnSession: CollectionAfterLogoutHook = async ({ req }) => {
  const token = readCookie(req.headers, sessionCookie())
  if (token) await endSession(req.payload, token)
}
