import { CityosError } from '@cityos/contracts'
import type { ReversalOutcome } from '../../../modules/payout/domain/outcome'
import type { PayoutProvider, ReversingProvider } from '../../../modules/payout/providers/provider'
import type { ReversalRecord } from '../../../modules/payout/store/reversals'
import { providerOf, type PayoutContext } from '../context'
import { beginReversal } from './begin-reversal'
import { recordReversal } from './record-reversal'

/**
 * Takes a reversal that was claimed one step on, as payouts are taken: the intent is committed before the call and the
 * outcome after it. One that may have been sent is looked for at the provider first, by its own id, which it knows when
 * the key is long forgotten. @throws CityosError `payout_provider_missing`; it is tried again when its lease ends.
 */
export async function processReversal(context: PayoutContext, claimed: ReversalRecord): Promise<void> {
  await context.trace?.('reversal_claimed')
  const provider = await reversingProviderOf(context, claimed)
  let outcome = claimed.state === 'processing' ? await known(provider, claimed) : null
  if (!outcome) {
    await context.trace?.('reversal_looked')
    const reversal = await beginReversal(context, claimed)
    if (!reversal) return
    await context.trace?.('reversal_sending')
    outcome = await send(provider, reversal)
  }
  await context.trace?.('reversal_answered')
  await recordReversal(context, claimed, outcome)
  await context.trace?.('reversal_recorded')
}

/** What the provider knows of one that may have been sent; nothing when it has not come there. */
async function known(
  provider: ReversingProvider,
  { id, transfer_reference }: ReversalRecord,
): Promise<ReversalOutcome | null> {
  try {
    const found = await provider.reversalOf(id, transfer_reference!)
    return found && { kind: 'done', reference: found.reference }
  } catch (error) {
    return unclear(error)
  }
}

async function send(provider: ReversingProvider, reversal: ReversalRecord): Promise<ReversalOutcome> {
  const { id, payout_id, idempotency_key, transfer_reference, amount_minor, currency_code } = reversal
  try {
    return await provider.reverse({
      ...{ reversal_id: id, payout_id, key: idempotency_key, transfer: transfer_reference! },
      ...{ amount_minor, currency_code },
    })
  } catch (error) {
    return unclear(error)
  }
}

const unclear = (error: unknown): ReversalOutcome => ({
  kind: 'unclear',
  message: error instanceof Error ? error.message : String(error),
})

async function reversingProviderOf(
  context: PayoutContext,
  { method }: ReversalRecord,
): Promise<ReversingProvider> {
  const provider = await providerOf(context, method)
  if (reverses(provider)) return provider
  throw new CityosError('payout_method_unfit', `Nothing that was paid by ${method} is taken back.`)
}

const reverses = (provider: PayoutProvider): provider is ReversingProvider => 'reverse' in provider
