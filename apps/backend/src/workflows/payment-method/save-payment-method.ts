import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { savePaymentMethodStep } from './steps/save-payment-method'
import type { NewMethod } from './steps/save-payment-method'

/**
 * Saves a method for a customer, or begins to.
 * @throws CityosError `payment_provider_missing`, `payment_provider_unavailable`.
 */
export const savePaymentMethodWorkflow = createWorkflow('save-payment-method', (input: NewMethod) => {
  const saved = savePaymentMethodStep(input)
  const paymentMethodSaved = createHook('paymentMethodSaved', { saved, input })
  return new WorkflowResponse(saved, { hooks: [paymentMethodSaved] })
})
