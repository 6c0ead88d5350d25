import type Stripe from 'stripe'
import type { TheirReversal } from '../../domain/reconcile/sides'
import type { ProviderTransfer } from '../provider'
import { fromStripeAmount } from './amount'

/**
 * A transfer as Stripe has it. What was reversed because its vendor owed it was ours, and says so; what somebody else
 * has reversed came back, and the whole transfer with it when nothing is left.
 */
export async function toTransfer(stripe: Stripe, transfer: Stripe.Transfer): Promise<ProviderTransfer> {
  const { id, currency, destination, metadata, transfer_group, reversed } = transfer
  const reversals = await reversalsOf(stripe, transfer)
  const ours = reversals.filter(({ reversal_id }) => reversal_id !== null)
  const reversedByUs = ours.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)
  const returned_minor = fromStripeAmount(transfer.amount_reversed, currency) - reversedByUs
  return {
    reference: id,
    payout_id: metadata['payout_id'] ?? transfer_group,
    key: metadata['attempt'] ?? null,
    status: reversed && returned_minor > 0n ? 'returned' : 'in_transit',
    amount_minor: fromStripeAmount(transfer.amount, currency),
    currency_code: currency,
    destination: typeof destination === 'string' ? destination : (destination?.id ?? null),
    ...{ returned_minor, reversals },
    made_at: new Date(transfer.created * 1000),
  }
}

/** One of our reversals of a transfer; nothing when Stripe knows of none. @throws as the SDK does. */
export async function findReversal(
  stripe: Stripe,
  transfer: string,
  reversalId: string,
): Promise<{ reference: string } | null> {
  for await (const reversal of stripe.transfers.listReversals(transfer, { limit: 100 })) {
    if (reversal.metadata?.['reversal_id'] === reversalId) return { reference: reversal.id }
  }
  return null
}

/** What was taken back of a transfer. It holds its last ten reversals: of one with more, all are asked for. */
async function reversalsOf(
  stripe: Stripe,
  { id, amount_reversed, currency, reversals }: Stripe.Transfer,
): Promise<TheirReversal[]> {
  if (amount_reversed === 0) return []
  const found: TheirReversal[] = []
  const all = reversals.has_more ? stripe.transfers.listReversals(id, { limit: 100 }) : reversals.data
  for await (const { id: reference, amount, created, metadata } of all) {
    found.push({
      ...{ reference, reversal_id: metadata?.['reversal_id'] ?? null },
      ...{ amount_minor: fromStripeAmount(amount, currency), made_at: new Date(created * 1000) },
    })
  }
  return found
}
