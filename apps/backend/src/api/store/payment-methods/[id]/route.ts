import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '../../../../http/actor'
import { removePaymentMethodWorkflow } from '../../../../workflows/payment-method/remove-payment-method'

/** Removes what the customer has saved. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await removePaymentMethodWorkflow(request.scope).run({ input: { customer_id: actorOf(request)!, id } })
  response.json({ id, object: 'payment_method', deleted: true })
}
