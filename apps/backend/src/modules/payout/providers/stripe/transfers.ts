import type Stripe from 'stripe'
import type { ProviderTransfer } from '../provider'
import { fromStripeAmount } from './amount'

/**
 * A transfer as Stripe has it. What was reversed because its vendor owed it was ours, and says so; what somebody else
 * has reversed came back, and the whole transfer with it when nothing is left.
 */
export async function toTransfer(stripe: Stripe, transfer: Stripe.Transfer): Promise<ProviderTransfer> {
  const { id, currency, destination, metadata, transfer_group, reversed } = transfer
  const returned = transfer.amount_reversed - (await reversedByUs(stripe, transfer))
  return {
    reference: id,
    payout_id: metadata['payout_id'] ?? transfer_group,
    key: metadata['attempt'] ?? null,
    status: reversed && returned > 0 ? 'returned' : 'in_transit',
    amount_minor: fromStripeAmount(transfer.amount, currency),
    currency_code: currency,
    destination: typeof destination === 'string' ? destination : (destination?.id ?? null),
    returned_minor: fromStripeAmount(returned, currency),
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

/** A transfer holds its last ten reversals: of one with more, all are asked for. */
async function reversedByUs(
  stripe: Stripe,
  { id, amount_reversed, reversals }: Stripe.Transfer,
): Promise<number> {
  if (amount_reversed === 0) return 0
  let sum = 0
  const all = reversals.has_more ? stripe.transfers.listReversals(id, { limit: 100 }) : reversals.data
  for await (const { amount, metadata } of all) if (metadata?.['reversal_id']) sum += amount
  return sum
}
