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

async function transfersIn(stripe: Stripe, account: string, payout: string): Promise<string[]> {
  const found: string[] = []
  const params = { payout, type: 'payment', limit: 100, expand: ['data.source'] }
  for await (const { source } of stripe.balanceTransactions.list(params, { stripeAccount: account })) {
    const transfer = typeof source === 'object' && source?.object === 'charge' ? source.source_transfer : null
    if (transfer) found.push(typeof transfer === 'string' ? transfer : transfer.id)
  }
  return found
}
