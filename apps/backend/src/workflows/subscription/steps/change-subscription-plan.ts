import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type UpdateSubscriptionPlan } from '@cityos/contracts'
import { changePlan, restorePlan, type PlanContent } from '../../../modules/subscription/store/plans'
import { assertPlan } from '../assert-plan'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

export interface PlanEdit {
  id: string
  update: UpdateSubscriptionPlan
}

/**
 * Gives a plan its next version. Undone, it is again in the one before.
 * @throws CityosError `not_found`, `subscription_plan_changed`, `validation_failed`.
 */
export const changeSubscriptionPlanStep = createStep(
  'change-subscription-plan',
  async ({ id, update: { version, ...patch } }: PlanEdit, { container }) => {
    const now = subscriptionModule(container).clock.now()
    const before = await inTransaction(container, async (trx) => {
      await assertPlan(trx, patch)
      return changePlan(
        trx,
        { id, fromVersion: version },
        (plan) => {
          const content = { ...plan, ...patch } as PlanContent
          if (content.prices && content.discount_bps) throw bothPrices()
          return content
        },
        now,
      )
    })
    return new StepResponse(id, before)
  },
  async (before, { container }) => {
    if (before) await inTransaction(container, (trx) => restorePlan(trx, before))
  },
)

const bothPrices = () =>
  new CityosError(
    'validation_failed',
    'prices: a plan has prices of its own or a discount. Set prices to null or discount_bps to 0 in the same request.',
  )
