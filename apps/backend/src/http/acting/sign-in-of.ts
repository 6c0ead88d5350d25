import { createHash } from 'node:crypto'

interface SessionRequest {
  sessionID?: string
  session?: { auth_context?: { actor_id?: string } }
}

/**
 * Names the sign-in of a browser, without being able to open it: what was opened under a sign-in ends with it. Null
 * for a request that brings its credentials itself.
 */
export function signInOf(request: object): string | null {
  const { session, sessionID } = request as SessionRequest
  if (!session?.auth_context || !sessionID) return null
  return createHash('sha256').update(sessionID).digest('hex')
}
