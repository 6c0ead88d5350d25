import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { removePaymentMethodStep, type Removal } from './steps/remove-payment-method'

/**
 * Removes what a customer has saved.
 * @throws CityosError `not_found`, also for another customer's; `payment_method_in_use`, `payment_provider_unavailable`.
 */
export const removePaymentMethodWorkflow = createWorkflow('remove-payment-method', (input: Removal) => {
  removePaymentMethodStep(input)
  return new WorkflowResponse(input)
})
