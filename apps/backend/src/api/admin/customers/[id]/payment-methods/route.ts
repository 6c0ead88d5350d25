import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readMethodsOfCustomer } from '../../../../../http/payment-methods/payment-methods'

/** Lists what a customer has saved. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readMethodsOfCustomer(request.scope, request.params['id'] as string))
}
