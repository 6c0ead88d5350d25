import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { archivePlan, unarchivePlan } from '../../../modules/subscription/store/plans'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Undone, it is sold on again. @throws CityosError `not_found`. */
export const archiveSubscriptionPlanStep = createStep(
  'archive-subscription-plan',
  async ({ id }: { id: string }, { container }) => {
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, (trx) => archivePlan(trx, id, now))
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await inTransaction(container, (trx) => unarchivePlan(trx, id))
  },
)
