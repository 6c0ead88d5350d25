import type { MedusaContainer } from '@medusajs/framework/types'
import { isCityosError } from '@cityos/contracts'
import { disputeByReference } from '../../modules/dispute/store/disputes'
import type { StripeProvider } from '../../modules/payout/providers/stripe/stripe-provider'
import { payoutContext, stripeOf } from '../payout/context'
import { throwAll } from '../throw-all'
import { stripeSaid } from './stripe-said'

/** Banks take some ten weeks, and some of them longer. */
const LONGEST_MS = 180 * 24 * 3_600_000

/**
 * Asks Stripe for the disputes of the tenant in scope that no message has told of; where nobody has set up Stripe, or
 * nothing has changed, it does nothing. One that fails does not keep the others from their turn.
 * @throws what Stripe's SDK throws; AggregateError after all had their turn.
 */
export async function followStripe(container: MedusaContainer, given?: StripeProvider): Promise<void> {
  const context = payoutContext(container)
  const stripe = given ?? (await stripeOf(context).catch(undefinedIfMissing))
  if (!stripe) return
  const failures: unknown[] = []
  for await (const said of stripe.disputesSince(new Date(context.payouts.now().getTime() - LONGEST_MS))) {
    const known = await disputeByReference(context.db, 'stripe', said.reference)
    if (known?.status === said.status) continue
    await stripeSaid(container, said).catch((cause: unknown) => {
      failures.push(new Error(`The dispute ${said.reference}: ${String(cause)}`, { cause }))
    })
  }
  throwAll(failures)
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isCityosError(error) || error.code !== 'payout_provider_missing') throw error
}
