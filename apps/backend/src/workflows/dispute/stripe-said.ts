import type { MedusaContainer } from '@medusajs/framework/types'
import { isCityosError } from '@cityos/contracts'
import { disputeByReference } from '../../modules/dispute/store/disputes'
import type { StripeDispute } from '../../modules/payout/providers/stripe/disputes'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'
import { payoutContext } from '../payout/context'
import { closeDisputeWorkflow } from './close-dispute'
import { openDisputeWorkflow } from './open-dispute'

/**
 * Brings a dispute to where Stripe says that it is, however often and in whatever order that is told: one that is over
 * before anybody has heard of it is opened and closed. Charges that paid for no order here are somebody else's, and an
 * inquiry moves no money.
 */
export async function stripeSaid(container: MedusaContainer, said: StripeDispute): Promise<void> {
  const { db } = payoutContext(container)
  const known = await disputeByReference(db, 'stripe', said.reference)
  if (!known && said.status === 'inquiry') return
  const paid = known ?? (await paidBy(db, said))
  if (!paid) return
  const { reference, reason, amount_minor, currency_code, fee } = said
  const { result } = await openDisputeWorkflow(container).run({
    input: {
      ...{ order_id: paid.order_id, payment_id: paid.payment_id, provider: 'stripe', actor: null },
      ...{ reference, reason, amount_minor, currency_code, fee },
      occurred_at: said.occurred_at.toISOString(),
      evidence_due_at: said.evidence_due_at?.toISOString() ?? null,
    },
  })
  const outcome = said.status
  if (outcome === 'inquiry' || outcome === 'opened' || outcome === result.status) return
  await closeDisputeWorkflow(container)
    .run({ input: { id: result.id, outcome, actor: null } })
    .catch(unlessThere)
}

/** Somebody who heard the same at the same moment was faster. */
function unlessThere(error: unknown): void {
  if (!isCityosError(error) || error.code !== 'illegal_transition') throw error
}

interface Paid {
  order_id: string
  payment_id: string
}

/** The order that a charge has paid. What other providers' payments hold shoppers may have written. */
async function paidBy(db: Sql, { payment_intent, charge }: StripeDispute): Promise<Paid | undefined> {
  const [found] = await rowsOf<Paid>(
    db,
    `select x.order_id, p.id as payment_id from payment p
       join order_payment_collection x on x.payment_collection_id = p.payment_collection_id and x.deleted_at is null
      where p.provider_id like 'pp\\_stripe%' and p.deleted_at is null
        and (p.data ->> 'id' = ? or p.data ->> 'latest_charge' = ?) limit 1`,
    [payment_intent, charge],
  )
  return found
}
