import type { ProviderOutcome } from '../../../modules/payout/domain/outcome'
import type { PayoutProvider, ProviderTransfer } from '../../../modules/payout/providers/provider'
import { mayStillSend } from '../../../modules/payout/store/attempts'
import type { PayoutRecord } from '../../../modules/payout/store/payouts'
import { providerOf, type PayoutContext } from '../context'
import { beginAttempt, type Sending } from './begin-attempt'
import { recordOutcome } from './record-outcome'
import { recordProgress, type Progress } from './record-progress'

/**
 * Takes a payout that was claimed one step on. Intent, call and outcome are three: the intent is committed before the
 * call and the outcome after it, each in a transaction of its own, so that whoever dies between them leaves behind
 * what was to be done and under which key. An attempt that may have been sent is looked for at the provider first,
 * by the payout's id, and sent again only when the provider does not know of any transfer for the payout. Whoever was
 * so slow that its lease is over sends nothing any more.
 * @throws CityosError `payout_provider_missing`; the payout stays as it is, and is tried again when its lease ends.
 */
export async function processPayout(context: PayoutContext, claimed: PayoutRecord): Promise<void> {
  await context.trace?.('claimed')
  const provider = await providerOf(context, claimed.method)
  if (claimed.status === 'in_transit') return follow(context, provider, claimed)
  const sending = await beginAttempt(context, claimed.id)
  if (!sending) return
  await context.trace?.('intent')
  const outcome = await outcomeOf(context, provider, sending, claimed.next_attempt_at)
  if (!outcome) return
  await context.trace?.('answered')
  await recordOutcome(context, {
    ...{ payoutId: claimed.id, attemptNumber: sending.attempt.number },
    ...{ outcome, pollMs: provider.pollMs },
  })
  await context.trace?.('recorded')
}

async function outcomeOf(
  context: PayoutContext,
  provider: PayoutProvider,
  { payout, attempt, again }: Sending,
  lease: Date | null,
): Promise<ProviderOutcome | null> {
  try {
    const [known] = again ? await provider.transfersOf(payout.id, attempt.destination) : []
    if (known) return found(known)
    await context.trace?.('looked')
    if (!(await mayStillSend(context.db, attempt.id, lease, context.payouts.now()))) return null
    await context.trace?.('sending')
    return await provider.transfer({
      ...{ payout_id: payout.id, vendor_id: payout.vendor_id, key: attempt.idempotency_key },
      ...{ amount_minor: attempt.amount_minor, currency_code: attempt.currency_code },
      destination: attempt.destination,
    })
  } catch (error) {
    return { kind: 'unclear', message: messageOf(error) }
  }
}

/** A transfer that the provider knows of, whichever attempt has made it; what came back has failed. */
export function found({ reference, status, message }: ProviderTransfer): ProviderOutcome {
  return {
    ...{ kind: 'accepted', reference, ...(message && { message }) },
    status: status === 'returned' ? 'failed' : status,
  }
}

/** Asks what has become of what is in transit; while the provider does not answer, it is asked again later. */
async function follow(context: PayoutContext, provider: PayoutProvider, payout: PayoutRecord): Promise<void> {
  const progress = await provider.transfersOf(payout.id, payout.destination).then(
    ([transfer]): Progress => transfer ?? { status: 'in_transit' },
    (error: unknown): Progress => ({ status: 'in_transit', message: messageOf(error) }),
  )
  await recordProgress(context, payout.id, progress, provider.pollMs)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
