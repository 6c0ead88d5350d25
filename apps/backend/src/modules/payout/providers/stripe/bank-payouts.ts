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
  return { ...stateOf(payout), transfers: await transfersIn(stripe, account, payout) }
}

/** The last payouts of a connected account to its bank, those since a time alone. */
export async function* bankPayoutsSince(
  stripe: Stripe,
  account: string,
  sinceSeconds: number,
): AsyncIterable<BankPayout> {
  const params = { created: { gte: sinceSeconds }, limit: 100 }
  for await (const payout of stripe.payouts.list(params, { stripeAccount: account })) {
    yield { ...stateOf(payout), transfers: await transfersIn(stripe, account, payout) }
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
 * payments but as the failure of the one before: so its transfers are this one's. Of what somebody has asked for by
 * hand, an instant payout too, Stripe says no contents: it is an advance on the next automatic one, which names them.
 */
async function transfersIn(stripe: Stripe, account: string, payout: Stripe.Payout): Promise<string[]> {
  const found = new Set<string>()
  const asked = new Set(payout.automatic ? [payout.id] : [])
  for (const one of asked) {
    const params = { payout: one, limit: 100, expand: ['data.source'] }
    for await (const { type, source } of stripe.balanceTransactions.list(params, {
      stripeAccount: account,
    })) {
      if (source === null || typeof source === 'string') continue
      if (type === 'payment' && source.object === 'charge') {
        const transfer = source.source_transfer
        if (transfer) found.add(typeof transfer === 'string' ? transfer : transfer.id)
      }
      const failed = type === 'payout_failure' || type === 'payout_cancel'
      if (failed && source.object === 'payout' && source.automatic) asked.add(source.id)
    }
  }
  return [...found]
}
