import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ping } from '@cityos/bridge'
import { CityosError, WEBHOOK_PING } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { readWebhookDelivery } from '../../../../../http/webhook-endpoints/delivery-response'
import { syncModule } from '../../../../../modules/sync/sync-module'
import { inEndpointTables, lockEndpoint } from '../../../../../workflows/webhook-endpoint/endpoint-tables'

/** Queues a message that says nothing, to see whether the endpoint answers; read what came of it as a delivery. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const endpointId = request.params['id'] as string
  const tenantId = requireTenantId()
  const sync = syncModule(request.scope)
  const id = await inEndpointTables(request.scope, async (tx) => {
    const { state } = await lockEndpoint(tx, tenantId, endpointId)
    if (state !== 'enabled') {
      throw new CityosError('illegal_transition', `The endpoint is ${state}: enable it before it is called.`)
    }
    await sync.announce((text) => tx.query(text))
    return ping(tx, { endpointId, tenantId, event: WEBHOOK_PING, now: sync.now() })
  })
  response.status(202).json({ webhook_delivery: await readWebhookDelivery(request.scope, id) })
}
