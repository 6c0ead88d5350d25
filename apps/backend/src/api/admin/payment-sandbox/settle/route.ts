import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError, type SettleSandboxPayment } from '@cityos/contracts'
import { requireSandbox } from '../../../../http/payment-methods/require-sandbox'
import { SandboxRefusal } from '../../../../modules/payment-sandbox/bank/faults'
import { subscriptionModule } from '../../../../workflows/subscription/subscription-module'

/** Says what the customer, or their bank, says to a payment of the sandbox's that waits. */
export const POST = async (request: MedusaRequest<SettleSandboxPayment>, response: MedusaResponse) => {
  const { payment, result } = request.validatedBody
  const now = subscriptionModule(request.scope).clock.now()
  const { id, status } = await requireSandbox(request.scope).settle(payment, result, now).catch(missing)
  response.json({ payment: { id, status } })
}

function missing(error: unknown): never {
  if (!(error instanceof SandboxRefusal)) throw error
  throw new CityosError('not_found', 'The sandbox has no such payment.')
}
