import type Stripe from 'stripe'
import { DisputeReason } from '@cityos/contracts'
import { fromStripeAmount } from './amount'

/** What Stripe says of a dispute now. Minor units. */
export interface StripeDispute {
  reference: string
  /** By which Medusa's payment is found. */
  payment_intent: string | null
  charge: string
  /** `inquiry`: the bank has asked, and taken nothing. */
  status: 'inquiry' | 'opened' | 'won' | 'lost'
  reason: DisputeReason
  amount_minor: number
  currency_code: string
  occurred_at: Date
  evidence_due_at: Date | null
  /** What it has cost until now, less what was given back; null while no money was moved for it. */
  fee: { amount_minor: number; currency_code: string } | null
}

/** @throws as the SDK does, when Stripe does not answer. */
export async function stripeDispute(stripe: Stripe, reference: string): Promise<StripeDispute> {
  return toDispute(await stripe.disputes.retrieve(reference))
}

/** Those that were opened since, newest first. @throws what ends it early. */
export async function* stripeDisputesSince(stripe: Stripe, since: Date): AsyncIterable<StripeDispute> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  for await (const dispute of stripe.disputes.list({ created, limit: 100 })) yield toDispute(dispute)
}

function toDispute(dispute: Stripe.Dispute): StripeDispute {
  const { id, payment_intent, charge, currency, created, evidence_details } = dispute
  const due = evidence_details?.due_by ?? null
  return {
    reference: id,
    payment_intent: typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? null),
    charge: typeof charge === 'string' ? charge : charge.id,
    status: statusOf(dispute.status),
    reason: DisputeReason.catch('general').parse(dispute.reason),
    amount_minor: Number(fromStripeAmount(dispute.amount, currency)),
    currency_code: currency,
    occurred_at: new Date(created * 1000),
    evidence_due_at: due === null ? null : new Date(due * 1000),
    fee: feeOf(dispute.balance_transactions ?? []),
  }
}

function statusOf(status: Stripe.Dispute.Status): StripeDispute['status'] {
  if (status === 'won') return 'won'
  if (status === 'lost') return 'lost'
  return status === 'needs_response' || status === 'under_review' ? 'opened' : 'inquiry'
}

/** In the currency of the account, which need not be that of the charge. */
function feeOf(moves: readonly Stripe.BalanceTransaction[]): StripeDispute['fee'] {
  const [first] = moves
  if (!first) return null
  const fee = moves.reduce((sum, move) => sum + move.fee, 0)
  return { amount_minor: Number(fromStripeAmount(fee, first.currency)), currency_code: first.currency }
}
