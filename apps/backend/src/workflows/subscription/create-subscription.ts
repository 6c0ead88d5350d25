import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import type { NewSubscriptionRequest } from './create/plan-subscription'
import { createSubscriptionStep } from './steps/create-subscription'

/**
 * Makes a subscription of the tenant in scope and answers its id; it begins, unless it stays a draft.
 * @throws CityosError as planSubscription.
 */
export const createSubscriptionWorkflow = createWorkflow(
  'create-subscription',
  (input: NewSubscriptionRequest) => {
    const made = createSubscriptionStep(input)
    const data = transform({ made }, ({ made }) => ({ id: made.id }))
    emitEventStep({ eventName: SUBSCRIPTION_EVENTS.created, data })
    when('begins', { made }, ({ made }) => made.begins).then(() => {
      emitEventStep({ eventName: SUBSCRIPTION_EVENTS.begun, data }).config({ name: 'tell-begun' })
    })
    const subscriptionCreated = createHook('subscriptionCreated', { made })
    return new WorkflowResponse(made, { hooks: [subscriptionCreated] })
  },
)
