import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { lockSubscription, markDeleted } from '../../../modules/subscription/store/subscriptions'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Deletes a draft; undone, it is there. @throws CityosError `not_found`, `illegal_transition`. */
export const deleteSubscriptionStep = createStep(
  'delete-subscription',
  async ({ id }: { id: string }, { container }) => {
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, async (trx) => {
      const { status } = await lockSubscription(trx, { id, customerId: null })
      if (status !== 'draft') {
        throw new CityosError(
          'illegal_transition',
          `The subscription ${id} is ${status}: only a draft is deleted. Cancel it instead.`,
        )
      }
      await markDeleted(trx, id, now)
    })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await inTransaction(container, (trx) => markDeleted(trx, id, null))
  },
)
