import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ID_PREFIXES, newId, type CreateSubscriptionPlan } from '@cityos/contracts'
import { insertPlan, removePlan } from '../../../modules/subscription/store/plans'
import { assertPlan } from '../assert-plan'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** Undone, the plan is gone. @throws CityosError `not_found`. */
export const createSubscriptionPlanStep = createStep(
  'create-subscription-plan',
  async (plan: CreateSubscriptionPlan, { container }) => {
    const id = newId(ID_PREFIXES.subscription_plan)
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, async (trx) => {
      await assertPlan(trx, plan)
      await insertPlan(trx, id, plan, now)
    })
    return new StepResponse(id as string, id as string)
  },
  async (id, { container }) => {
    if (id) await inTransaction(container, (trx) => removePlan(trx, id))
  },
)
