const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long to wait after the first, second, … definite refusal in a row; after the last a person looks at it. */
export const REFUSAL_DELAYS_MS = [1, 4, 16, 64].map((hours) => hours * HOUR_MS)

/**
 * How long to wait before the provider is asked again what became of an attempt that nobody knows about; the last
 * one repeats for ever. Long enough for what was sent before to have arrived.
 */
export const AMBIGUOUS_DELAYS_MS = [2, 5, 15, 60, 240].map((minutes) => minutes * MINUTE_MS)

/** How long one process may be busy with an attempt before another takes it up. Longer than any call may take. */
export const LEASE_MS = 2 * MINUTE_MS

/** When nobody knows for so long what became of a payout, people are told. */
export const STUCK_MS = 24 * HOUR_MS

/**
 * When a provider does not say for so long that a payout has arrived, people are told: longer than any bank takes, and
 * than new accounts wait.
 */
export const ARRIVAL_UNKNOWN_MS = 14 * 24 * HOUR_MS

/** When to try again after so many refusals in a row, from 1 on; nothing when it has been tried enough. */
export function retryAt(refusals: number, now: Date): Date | null {
  const delay = REFUSAL_DELAYS_MS[refusals - 1]
  return delay === undefined ? null : new Date(now.getTime() + delay)
}

/** When to ask again after so many answers that said nothing, from 1 on. */
export function askAgainAt(unclear: number, now: Date): Date {
  const delay = AMBIGUOUS_DELAYS_MS[Math.min(unclear, AMBIGUOUS_DELAYS_MS.length) - 1] as number
  return new Date(now.getTime() + delay)
}
