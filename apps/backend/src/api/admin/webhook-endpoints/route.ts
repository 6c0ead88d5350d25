import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { newSecret } from '@cityos/bridge'
import { ID_PREFIXES, newId, type CreateWebhookEndpoint, type ListWebhookEndpoints } from '@cityos/contracts'
import { listWebhookEndpoints, readWebhookEndpoint } from '../../../http/webhook-endpoints/endpoint-response'
import { syncModule } from '../../../modules/sync/sync-module'
import { createWebhookEndpointWorkflow } from '../../../workflows/webhook-endpoint/create-webhook-endpoint'

/** Lists the endpoints of this tenant. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(
    await listWebhookEndpoints(request.scope, request.validatedQuery as unknown as ListWebhookEndpoints),
  )
}

/** Registers an endpoint and shows its secret, once. */
export const POST = async (request: MedusaRequest<CreateWebhookEndpoint>, response: MedusaResponse) => {
  const id = newId(ID_PREFIXES.webhook_endpoint)
  const { secret, kept } = newSecret(id, syncModule(request.scope).options.sealingKeys)
  await createWebhookEndpointWorkflow(request.scope).run({
    input: { id, secrets: kept, endpoint: request.validatedBody },
  })
  const webhook_endpoint = await readWebhookEndpoint(request.scope, id)
  response.status(201).set('cache-control', 'no-store').json({ webhook_endpoint, secret })
}
