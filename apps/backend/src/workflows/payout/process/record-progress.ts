import { PAYOUT_EVENTS } from '@cityos/contracts'
import { ARRIVAL_UNKNOWN_MS } from '../../../modules/payout/domain/backoff'
import type { PayoutTransition } from '../../../modules/payout/domain/payout-status'
import type { ProviderTransfer } from '../../../modules/payout/providers/provider'
import { lockPayout, patchPayout, type PayoutRecord } from '../../../modules/payout/store/payouts'
import type { PayoutContext } from '../context'
import { EVENT_OF, move } from '../move-money'

/** `bounced`: the vendor's bank sent it back to the provider, which has it and tries again. */
export interface Progress {
  status: ProviderTransfer['status'] | 'bounced'
  message?: string
  returned_minor?: bigint
  is_lost?: true
}

const LONGEST_NOTE = 1_000

/**
 * Brings a payout that the provider has accepted to where the provider says that it is now; messages that come twice
 * or late change nothing. Answers what it did.
 */
export async function recordProgress(
  context: PayoutContext,
  payoutId: string,
  progress: Progress,
  pollMs: number | null,
): Promise<PayoutTransition[]> {
  const done = await context.db.transaction(async (trx) => {
    const steps: PayoutTransition[] = []
    let payout = await lockPayout(trx, payoutId)
    for (let step = stepTo(payout, progress); payout && step; step = stepTo(payout, progress)) {
      const note = progress.message
      const { returned_minor } = progress
      await move(context, trx, payout, step, {
        ...(note && { note, patch: { note } }),
        ...(returned_minor !== undefined && { returned_minor }),
      })
      steps.push(step)
      payout = await lockPayout(trx, payoutId)
    }
    if (payout?.status !== 'in_transit' || pollMs === null) return { steps, isStuck: false }
    const now = context.payouts.now()
    const isStuck = isUnknown(payout, progress, now) && !payout.reasons.includes('outcome_unknown')
    await patchPayout(trx, payoutId, {
      next_attempt_at: new Date(now.getTime() + pollMs),
      ...(progress.message && { note: progress.message.slice(0, LONGEST_NOTE) }),
      ...(isStuck && { reasons: ['outcome_unknown'] }),
    })
    return { steps, isStuck }
  })
  for (const step of done.steps) await context.announce(EVENT_OF[step], [payoutId])
  if (done.isStuck) await context.announce(PAYOUT_EVENTS.stuck, [payoutId])
  return done.steps
}

/** Whether people have to find out if it has arrived: nobody is left to ask, or nobody has said it for too long. */
function isUnknown({ sent_at }: PayoutRecord, { status, is_lost }: Progress, now: Date): boolean {
  if (is_lost) return true
  return status === 'in_transit' && sent_at !== null && now.getTime() - sent_at.getTime() > ARRIVAL_UNKNOWN_MS
}

/** The next step from where a payout is to where the provider says that it is; nothing when it is there. */
function stepTo(payout: PayoutRecord | undefined, { status }: Progress): PayoutTransition | null {
  if (payout?.status === 'in_transit') {
    // What came back before it was known to have arrived was never paid.
    if (status === 'paid') return 'pay'
    return status === 'failed' || status === 'returned' ? 'fail' : null
  }
  if (payout?.status !== 'paid') return null
  if (status === 'bounced') return 'bounce'
  return status === 'returned' || status === 'failed' ? 'return' : null
}
