import type Stripe from 'stripe'

/** What has become of a payout of a connected account to its bank, and the transfers that it pays. */
export interface BankPayout {
  status: 'paid' | 'failed' | 'under_way'
  message: string | null
  transfers: string[]
}

/** Asks Stripe about one payout of a connected account: which transfers of ours are in it follows from its balance. */
export async function bankPayout(stripe: Stripe, account: string, reference: string): Promise<BankPayout> {
  const payout = await stripe.payouts.retrieve(reference, {}, { stripeAccount: account })
  return { ...stateOf(payout), transfers: await transfersIn(stripe, account, reference) }
}

/** The last payouts of a connected account to its bank, those since a time alone. */
export async function* bankPayoutsSince(
  stripe: Stripe,
  account: string,
  sinceSeconds: number,
): AsyncIterable<BankPayout> {
  const params = { created: { gte: sinceSeconds }, limit: 100 }
  for await (const payout of stripe.payouts.list(params, { stripeAccount: account })) {
    yield { ...stateOf(payout), transfers: await transfersIn(stripe, account, payout.id) }
  }
}

function stateOf(payout: Stripe.Payout): Pick<BankPayout, 'status' | 'message'> {
  const failed = payout.status === 'failed' || payout.status === 'canceled'
  return {
    status: failed ? 'failed' : payout.status === 'paid' ? 'paid' : 'under_way',
    message: payout.failure_message ?? payout.failure_code ?? null,
  }
}

/**
 * The transfers that a payout pays. What a bank has sent back is in the account again and in a later payout, not as
 * payments but as the failure of the one before: so its transfers are this one's.
 */
async function transfersIn(stripe: Stripe, account: string, payout: string): Promise<string[]> {
  const found = new Set<string>()
  const asked = new Set([payout])
  for (const one of asked) {
    const params = { payout: one, limit: 100, expand: ['data.source'] }
    for await (const entry of stripe.balanceTransactions.list(params, { stripeAccount: account })) {
      const { source } = entry
      if (entry.type === 'payment' && typeof source === 'object' && source?.object === 'charge') {
        const transfer = source.source_transfer
        if (transfer) found.add(typeof transfer === 'string' ? transfer : transfer.id)
      }
      const failed = entry.type === 'payout_failure' || entry.type === 'payout_cancel'
      const before = typeof source === 'string' ? source : source?.id
      if (failed && before) asked.add(before)
    }
  }
  return [...found]
}
