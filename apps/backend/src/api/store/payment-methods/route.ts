import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SavePaymentMethod } from '@cityos/contracts'
import { actorOf } from '../../../http/actor'
import { readPaymentMethods, toSaved } from '../../../http/payment-methods/payment-methods'
import { savePaymentMethodWorkflow } from '../../../workflows/payment-method/save-payment-method'

/** Lists what the customer has saved. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readPaymentMethods(request.scope, actorOf(request)!))
}

/** Saves a method for the customer, or answers what the provider's page needs to save one. */
export const POST = async (request: MedusaRequest<SavePaymentMethod>, response: MedusaResponse) => {
  const { result } = await savePaymentMethodWorkflow(request.scope).run({
    input: { customer_id: actorOf(request)!, method: request.validatedBody },
  })
  response.json(toSaved(result))
}
