const MINUTE_MS = 60_000

/** When a session that opens now ends by itself. */
export function expiryOf(now: Date, durationMinutes: number): Date {
  return new Date(now.getTime() + durationMinutes * MINUTE_MS)
}
