import { askAgainAt, retryAt } from './backoff'
import type { PayoutTransition } from './payout-status'

/** What a provider answered, or is found to have done. */
export type ProviderOutcome =
  | { kind: 'accepted'; reference: string; status: 'in_transit' | 'paid' | 'failed'; message?: string }
  /** It said no, for certain: no money has moved and none will. `final`: another attempt would hear the same. */
  | { kind: 'refused'; code: string; message: string; final: boolean }
  /** A time-out, a broken connection, an error of the server: nobody knows. */
  | { kind: 'unclear'; message: string }

/** What a provider answered to a reversal, or is found to have done. */
export type ReversalOutcome =
  { kind: 'done'; reference: string } | Exclude<ProviderOutcome, { kind: 'accepted' }>

/** What an outcome makes of the attempt and of its payout. */
export interface Verdict {
  /** Nothing while it is unclear: the payout stays `processing`, under the same key. */
  transition: PayoutTransition | null
  attempt: 'started' | 'unclear' | 'accepted' | 'refused' | 'failed'
  next_attempt_at: Date | null
  reason: 'attempts_exhausted' | null
}

/**
 * Decides what happens next. `refusals` and `unclear` count those before, in a row; only a definite answer ends an
 * attempt, so that the next attempt, under another key, never pays what this one has paid.
 */
export function judge(
  outcome: ProviderOutcome,
  before: { refusals: number; unclear: number },
  now: Date,
): Verdict {
  const verdict = (rest: Partial<Verdict> & Pick<Verdict, 'transition' | 'attempt'>): Verdict => ({
    next_attempt_at: null,
    reason: null,
    ...rest,
  })
  if (outcome.kind === 'unclear') {
    return verdict({
      transition: null,
      attempt: 'unclear',
      next_attempt_at: askAgainAt(before.unclear + 1, now),
    })
  }
  if (outcome.kind === 'accepted') {
    if (outcome.status === 'failed') return verdict({ transition: 'fail', attempt: 'failed' })
    return verdict({ transition: outcome.status === 'paid' ? 'pay' : 'accept', attempt: 'accepted' })
  }
  const at = outcome.final ? null : retryAt(before.refusals + 1, now)
  if (at) return verdict({ transition: 'retry_later', attempt: 'refused', next_attempt_at: at })
  return verdict({ transition: 'give_up', attempt: 'refused', reason: 'attempts_exhausted' })
}

/** The key under which a provider knows an attempt: the same however often it is sent. */
export function attemptKey(payoutId: string, number: number): string {
  return `${payoutId}:${number}`
}
