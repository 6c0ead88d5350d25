import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { newSecret } from '@cityos/bridge'
import type { RotateWebhookSecret } from '@cityos/contracts'
import { readWebhookEndpoint } from '../../../../../http/webhook-endpoints/endpoint-response'
import { syncModule } from '../../../../../modules/sync/sync-module'
import { changeWebhookEndpointWorkflow } from '../../../../../workflows/webhook-endpoint/change-webhook-endpoint'

/** Gives an endpoint a new secret, shown once; the one before signs too for the overlap. */
export const POST = async (request: MedusaRequest<RotateWebhookSecret>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const { secret, kept } = newSecret(id, syncModule(request.scope).options.sealingKeys)
  await changeWebhookEndpointWorkflow(request.scope).run({
    input: { id, action: 'rotate', secrets: kept, ...request.validatedBody },
  })
  const webhook_endpoint = await readWebhookEndpoint(request.scope, id)
  response.set('cache-control', 'no-store').json({ webhook_endpoint, secret })
}
