import { judge, type ProviderOutcome } from '../../../modules/payout/domain/outcome'
import type { PayoutTransition } from '../../../modules/payout/domain/payout-status'
import { lastAttempt, patchAttempt } from '../../../modules/payout/store/attempts'
import { lockPayout, patchPayout, type PayoutPatch } from '../../../modules/payout/store/payouts'
import type { PayoutContext } from '../context'
import { EVENT_OF, move } from '../move-money'

/** An attempt and what the provider did with it. */
export interface AttemptOutcome {
  payoutId: string
  attemptNumber: number
  outcome: ProviderOutcome
  /** When the provider is asked what has become of it; null where people or banks say it. */
  pollMs: number | null
}

const LONGEST_MESSAGE = 1_000

/**
 * Writes what came of an attempt, its payout's new state and the money's, in one transaction. Says nothing twice: an
 * attempt that has ended stays as it is, whoever comes late.
 */
export async function recordOutcome(context: PayoutContext, of: AttemptOutcome): Promise<void> {
  const { outcome } = of
  const { db, payouts } = context
  const transition = await db.transaction(async (trx): Promise<PayoutTransition | null> => {
    const payout = await lockPayout(trx, of.payoutId)
    const attempt = await lastAttempt(trx, of.payoutId)
    const isOpen = attempt?.number === of.attemptNumber && ['started', 'unclear'].includes(attempt.state)
    if (payout?.status !== 'processing' || !isOpen) return null
    const now = payouts.now()
    const verdict = judge(outcome, payout, now)
    await patchAttempt(trx, attempt.id, {
      state: verdict.attempt,
      ...(outcome.kind === 'accepted' && { provider_reference: outcome.reference }),
      ...(outcome.kind === 'refused' && { error_code: outcome.code }),
      ...('message' in outcome && { error_message: outcome.message?.slice(0, LONGEST_MESSAGE) ?? null }),
      ...(verdict.transition && { finished_at: now }),
    })
    const patch: PayoutPatch = { next_attempt_at: verdict.next_attempt_at }
    if (outcome.kind === 'unclear') patch.unclear = payout.unclear + 1
    if (outcome.kind === 'refused') patch.refusals = payout.refusals + 1
    if (outcome.kind === 'accepted') {
      patch.provider_reference = outcome.reference
      if (verdict.transition === 'accept' && of.pollMs !== null) {
        patch.next_attempt_at = new Date(now.getTime() + of.pollMs)
      }
    }
    // Somebody knows now: what was said of it while nobody did counts no longer.
    if (verdict.transition) patch.reasons = verdict.reason ? [verdict.reason] : []
    if (verdict.transition) await move(context, trx, payout, verdict.transition, { patch })
    else await patchPayout(trx, payout.id, patch)
    return verdict.transition
  })
  if (transition) await context.announce(EVENT_OF[transition], [of.payoutId])
}
