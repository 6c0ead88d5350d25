const BASE_MS = 5_000
const LONGEST_MS = 60 * 60_000
/** With the waits below: about nine hours until nobody tries any more. */
export const MOST_ATTEMPTS = 16

/**
 * How long to wait after the nth attempt: the bound doubles from 5 s to an hour, and the wait is a random part of it,
 * the upper half, so that what failed together does not come back together. @param random in [0, 1)
 */
export function waitMs(attempt: number, random: number): number {
  const bound = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1))
  return Math.round(bound / 2 + (bound / 2) * random)
}

/** What `Retry-After` asks for, seconds or a date; undefined for anything else, and never more than an hour. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  const asked = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isNaN(asked) ? undefined : Math.min(LONGEST_MS, Math.max(0, asked))
}
