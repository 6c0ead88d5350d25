import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { planSubscription, type NewSubscriptionRequest } from '../create/plan-subscription'
import { takeBack, writeSubscription } from '../create/write-subscription'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Writes a subscription and begins it, unless it stays a draft. Undone, it is gone. @throws as planSubscription. */
export const createSubscriptionStep = createStep(
  'create-subscription',
  async (request: NewSubscriptionRequest, { container }) => {
    const now = subscriptionModule(container).clock.now()
    const planned = await planSubscription(container, request)
    const begins = request.subscription.status === 'active'
    await inTransaction(container, (trx) =>
      writeSubscription(trx, planned, { now, actor: request.by, begins }),
    )
    const { id } = planned.row
    return new StepResponse({ id, begins }, id)
  },
  async (id, { container }) => {
    if (!id) return
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, (trx) => takeBack(trx, id, now))
  },
)
