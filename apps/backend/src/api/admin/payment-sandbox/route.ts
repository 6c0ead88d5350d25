import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { InjectPaymentFault } from '@cityos/contracts'
import { requireSandbox } from '../../../http/payment-methods/require-sandbox'

/** Makes what the sandbox of payments does next go wrong. */
export const POST = async (request: MedusaRequest<InjectPaymentFault>, response: MedusaResponse) => {
  const { fault, times } = request.validatedBody
  await requireSandbox(request.scope).inject(fault, times)
  response.json({ fault, times })
}
