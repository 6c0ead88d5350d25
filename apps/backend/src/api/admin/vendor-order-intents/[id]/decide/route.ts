import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { DecideVendorOrderIntent } from '@cityos/contracts'
import { readVendorOrderIntent } from '../../../../../http/vendor-orders/read-intents'
import { decideVendorOrderIntentWorkflow } from '../../../../../workflows/vendor-order/decide-vendor-order-intent'

/** Says whether money has moved of which nobody knew. */
export const POST = async (
  request: AuthenticatedMedusaRequest<DecideVendorOrderIntent>,
  response: MedusaResponse,
) => {
  const id = request.params['id'] as string
  await decideVendorOrderIntentWorkflow(request.scope).run({
    input: { id, actor: request.auth_context.actor_id, ...request.validatedBody },
  })
  response.json({ vendor_order_intent: await readVendorOrderIntent(request.scope, id) })
}
