import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import {
  decideIntent,
  orderOfIntent,
  undecideIntent,
  type Decision,
} from '../../../modules/vendor-order/store/decide-intent'
import { bringUp } from '../bring-up'

/** @throws CityosError `not_found`. */
export const findIntentStep = createStep('find-intent', async (id: string, { container }) => {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  return new StepResponse(await orderOfIntent(connection, id))
})

/** Writes what somebody has found out about an intent; undone, it is unclear again. @throws CityosError `illegal_transition`. */
export const decideIntentStep = createStep(
  'decide-intent',
  async (decision: Decision, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await connection.transaction((trx) => decideIntent(trx, decision, systemClock.now()))
    return new StepResponse(decision.id, decision.id)
  },
  async (id, { container }) => {
    if (!id) return
    await undecideIntent(container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex, id)
  },
)

/** What is owed is planned anew, where it was found not to have moved; again it does nothing. */
export const planOwedStep = createStep('plan-owed', async (orderId: string, { container }) => {
  await bringUp(container, orderId)
  return new StepResponse(orderId)
})
