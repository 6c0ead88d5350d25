import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { DeliverSandboxEvents } from '@cityos/contracts'
import { requireSandbox } from '../../../../http/payment-methods/require-sandbox'
import { tellSandboxEvents } from '../../../../workflows/payment-method/tell-sandbox-events'

/** Tells what the sandbox has to tell of payments. */
export const POST = async (request: MedusaRequest<DeliverSandboxEvents>, response: MedusaResponse) => {
  const { order } = request.validatedBody
  const bank = requireSandbox(request.scope)
  response.json(await tellSandboxEvents(request.scope, bank, order))
}
