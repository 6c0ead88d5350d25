import type { PayloadRequest } from 'payload'

/**
 * A call of our own code that acts for nobody: the seed, a mirror, a sign-in. Requests always come over REST, GraphQL
 * or with a user.
 */
export function isTrusted(req: PayloadRequest): boolean {
  return req.payloadAPI === 'local' && !req.user
}
