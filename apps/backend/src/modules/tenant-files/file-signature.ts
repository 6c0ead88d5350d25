import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a link to a private file works, in seconds. */
export const LINK_LIFETIME_S = 15 * 60

/** The query string that opens the private file `key` until `expiresAt` (seconds since 1970). */
export function signFile(secret: string, key: string, expiresAt: number): string {
  return `expires=${expiresAt}&signature=${signature(secret, key, expiresAt)}`
}

/** Whether the query string was made by {@link signFile} for this key and has not run out at `now`. */
export function isFileSigned(
  secret: string,
  key: string,
  query: { expires?: unknown; signature?: unknown },
  now: Date,
): boolean {
  const expiresAt = Number(query.expires)
  if (!Number.isSafeInteger(expiresAt) || expiresAt * 1_000 < now.getTime()) return false
  const expected = Buffer.from(signature(secret, key, expiresAt))
  const given = Buffer.from(String(query.signature))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function signature(secret: string, key: string, expiresAt: number): string {
  return createHmac('sha256', secret).update(`file:${key}:${expiresAt}`).digest('hex')
}
