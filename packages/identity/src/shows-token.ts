import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Whether a request's `authorization` is `Bearer <token>`, for a token that the environment holds; where it holds none
 * nobody shows it. A wrong token takes as long as the right one.
 */
export function showsToken(authorization: string | null | undefined, token: string | undefined): boolean {
  const shown = /^Bearer +(.+)$/i.exec(authorization ?? '')?.[1]
  if (!token || !shown) return false
  // Digests have one length, and are compared in one time.
  return timingSafeEqual(digest(shown), digest(token))
}
