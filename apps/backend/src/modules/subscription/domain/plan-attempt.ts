import { attemptKey, isDeclined, type Attempt } from './attempt'
import { holdsLease } from './lease'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How long to wait before the provider is asked what became of an attempt, each time; the last repeats for ever. */
const ASK_DELAYS_MS = [0, 2, 5, 15, 60, 240].map((minutes) => minutes * MINUTE_MS)

/** How long to wait for the next question about what was asked about so often. */
export function askDelayMs(asked: number): number {
  return ASK_DELAYS_MS[Math.min(asked, ASK_DELAYS_MS.length - 1)] as number
}

/** As long a provider surely remembers a key: until then, what is sent again under it is never charged again. */
export const KEY_MEMORY_MS = 23 * HOUR_MS

/**
 * As long a provider may take until a search for the cycle finds a payment. Only from then on does finding none mean
 * that there is none.
 */
export const SEARCH_LAG_MS = 2 * HOUR_MS

/** How long a customer is given to confirm a payment before it is canceled and another attempt may follow. */
export const CONFIRMATION_MS = 23 * HOUR_MS

/** An attempt that may still bring money, as far as the next step depends on it. */
export interface OpenAttempt extends Attempt {
  /** How often the provider has been asked about it. */
  asked: number
  last_asked_at: Date | null
}

/** The next thing to do about a cycle that is claimed. `number` is that of the attempt. */
export type Step =
  /** Write the attempt down, then ask for the money under its key. */
  | { do: 'charge'; number: number; key: string }
  /** Ask the provider what became of it: by its key, or by searching for the cycle once the key may be forgotten. */
  | { do: 'ask'; number: number; key: string; by: 'key' | 'cycle' }
  /** Have the provider cancel it: its answer says for certain whether it was paid before. */
  | { do: 'cancel'; number: number; key: string }
  | { do: 'wait'; until: Date }
  /** Another process has it, or it is paid. */
  | { do: 'nothing' }

/**
 * What to do next about a cycle whose turn it is, by whoever holds the lease. A new attempt begins only where each one
 * before was refused for certain, so no crash and no silence charges a cycle twice.
 */
export function planStep(
  cycle: { id: string; claimed_until: Date | null; attempts: readonly Attempt[]; open: OpenAttempt | null },
  now: Date,
): Step {
  const { id, claimed_until, attempts, open } = cycle
  if (!holdsLease(claimed_until, now)) return { do: 'nothing' }
  if (attempts.some(({ outcome }) => outcome === 'succeeded')) return { do: 'nothing' }
  if (open) return stepOfOpen(id, open, now)
  if (!attempts.every(({ outcome }) => isDeclined(outcome))) return { do: 'nothing' }
  const number = Math.max(0, ...attempts.map((attempt) => attempt.number)) + 1
  return { do: 'charge', number, key: attemptKey(id, number) }
}

function stepOfOpen(cycleId: string, open: OpenAttempt, now: Date): Step {
  const { number } = open
  const key = attemptKey(cycleId, number)
  const age = now.getTime() - open.started_at.getTime()
  const askedAt = (open.last_asked_at ?? open.started_at).getTime()
  const next = askedAt + askDelayMs(open.asked)
  if (open.outcome === 'requires_action' && age >= CONFIRMATION_MS) {
    // What was asked while the customer had time says nothing of canceling: only that itself is waited for.
    const wasCanceled = askedAt >= open.started_at.getTime() + CONFIRMATION_MS
    if (!wasCanceled || now.getTime() >= next) return { do: 'cancel', number, key }
  }
  if (now.getTime() < next) return { do: 'wait', until: new Date(next) }
  return { do: 'ask', number, key, by: age < KEY_MEMORY_MS ? 'key' : 'cycle' }
}

/** What to do when a provider that was asked knows nothing of an attempt. */
export type Unknown =
  /** Send it again under its own key, which the provider still remembers if it ever had it. */
  | 'resend'
  /** It never arrived, for certain: it counts as refused, and the next attempt has a key of its own. */
  | 'never_arrived'
  | 'ask_later'

/**
 * What it means that a provider knows nothing of an attempt. `startedAt` is when it was first sent, `sentAt` when last:
 * a key counts from the first time, a search from the last.
 */
export function whenUnknown(startedAt: Date, sentAt: Date, by: 'key' | 'cycle', now: Date): Unknown {
  if (by === 'key') return now.getTime() - startedAt.getTime() < KEY_MEMORY_MS ? 'resend' : 'ask_later'
  return now.getTime() - sentAt.getTime() >= SEARCH_LAG_MS ? 'never_arrived' : 'ask_later'
}

/**
 * What the reaper does about a cycle that is `processing` or `retrying`: nothing while somebody holds it; `resume` where
 * money may have been asked for; `release` where whoever is gone had asked nobody.
 */
export function reap(
  cycle: { claimed_until: Date | null; has_open_attempt: boolean },
  now: Date,
): 'leave' | 'resume' | 'release' {
  if (holdsLease(cycle.claimed_until, now)) return 'leave'
  return cycle.has_open_attempt ? 'resume' : 'release'
}
