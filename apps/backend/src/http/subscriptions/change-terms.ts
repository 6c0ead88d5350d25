import type { MedusaContainer } from '@medusajs/framework/types'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ChangeSubscriptionTerms, SubscriptionChangePreview } from '@cityos/contracts'
import type { SubscriptionRef } from '../../modules/subscription/store/subscriptions'
import { inTransaction } from '../../workflows/connection'
import { billingContext } from '../../workflows/subscription/billing/billing-context'
import { billNow } from '../../workflows/subscription/billing/bill-now'
import { decideTerms } from '../../workflows/subscription/change/decide-terms'
import { lockState } from '../../workflows/subscription/change/lock-state'
import { newTerms } from '../../workflows/subscription/change/new-terms'
import { refuseOwnCredit } from '../../workflows/subscription/change/own-credit'
import { changeSubscriptionWorkflow } from '../../workflows/subscription/change-subscription'
import { subscriptionModule } from '../../workflows/subscription/subscription-module'
import { actorOf } from '../actor'
import { readOwnSubscription, readSubscription, toItem } from './subscription-response'

/** Whose subscription a request is about: anybody's where the staff asks, or the customer's own. */
type Whose = 'staff' | 'customer'

const refOf = (request: MedusaRequest, whose: Whose): SubscriptionRef => ({
  id: request.params['id'] as string,
  customerId: whose === 'staff' ? null : actorOf(request)!,
})

/** A route that says what a change comes to, and changes nothing. */
export function previewRoute(whose: Whose) {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const how = request.validatedBody as ChangeSubscriptionTerms
    response.json({ preview: await previewTerms(request.scope, refOf(request, whose), how) })
  }
}

/** A route that changes the terms, and charges at once what is due now; answers the subscription as it is then. */
export function termsRoute(whose: Whose) {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const { scope } = request
    const ref = refOf(request, whose)
    const how = request.validatedBody as ChangeSubscriptionTerms
    await changeSubscriptionWorkflow(scope).run({
      input: { ref, what: { verb: 'change', how }, actor: actorOf(request) },
    })
    if (how.when === 'now') await billNow(billingContext(scope), ref.id)
    const { id, customerId } = ref
    const subscription = customerId
      ? await readOwnSubscription(scope, { id, customerId })
      : await readSubscription(scope, id)
    response.json({ subscription })
  }
}

/** Decides under the lock as the change does, and writes nothing. @throws as newTerms, decideTerms and refuseOwnCredit. */
async function previewTerms(
  container: MedusaContainer,
  ref: SubscriptionRef,
  how: ChangeSubscriptionTerms,
): Promise<SubscriptionChangePreview> {
  const now = subscriptionModule(container).clock.now()
  const terms = await newTerms(container, ref, how)
  return inTransaction(container, async (trx) => {
    const state = await lockState(trx, ref)
    const { preview, patch, items } = decideTerms(state, now, terms)
    refuseOwnCredit(state.row, ref, preview.credit_minor)
    const { currency_code, plan_id, plan_name, interval, interval_count } = { ...state.row, ...patch }
    const { effective_on, period, next_on } = preview
    return {
      ...{ effective_on, currency_code, period, next_on, plan_id, plan_name, interval, interval_count },
      credit_minor: Number(preview.credit_minor),
      charge_minor: Number(preview.charge_minor),
      credit_used_minor: Number(preview.credit_used_minor),
      due_now_minor: Number(preview.due_now_minor),
      credit_left_minor: Number(preview.credit_left_minor),
      next_minor: Number(preview.next_minor),
      items: items.map(toItem),
    }
  })
}
