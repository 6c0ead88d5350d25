import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { payoutContext, stripeOf } from '../context'
import { followAccount } from '../process/follow-account'

/**
 * Writes what Stripe says now of an account there. What it said when the account was made may be old, and is so whenever
 * the same is asked for again. There is nothing to undo: it is so, whatever becomes of who asked.
 * @throws CityosError `payout_account_missing`, `payout_provider_missing`, `payout_provider_unavailable`.
 */
export const followPayoutAccountStep = createStep(
  'follow-payout-account',
  async ({ external_id }: { external_id: string }, { container }) => {
    const context = payoutContext(container)
    const stripe = await stripeOf(context)
    const id = await followAccount(context, external_id, () => stripe.account(external_id))
    // Somebody else has made it, and could not hold on to it.
    if (id === null) throw new CityosError('payout_account_missing', `Nobody has the account ${external_id}.`)
    return new StepResponse(id)
  },
)
