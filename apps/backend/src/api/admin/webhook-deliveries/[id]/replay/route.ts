import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { replay } from '@cityos/bridge'
import { CityosError } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { readWebhookDelivery } from '../../../../../http/webhook-endpoints/delivery-response'
import { syncModule } from '../../../../../modules/sync/sync-module'

/** Sends a finished message once more, as a new one with the same body. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const deliveryId = request.params['id'] as string
  const { state } = await readWebhookDelivery(request.scope, deliveryId)
  const tenantId = requireTenantId()
  const sync = syncModule(request.scope)
  const id = await replay(sync.database, { deliveryId, tenantId, now: sync.now() })
  if (!id) throw new CityosError('illegal_transition', `The delivery is ${state}: it is on its way already.`)
  response.status(202).json({ webhook_delivery: await readWebhookDelivery(request.scope, id) })
}
