import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateWebhookEndpoint } from '@cityos/contracts'
import { readWebhookEndpoint } from '../../../../http/webhook-endpoints/endpoint-response'
import { changeWebhookEndpointWorkflow } from '../../../../workflows/webhook-endpoint/change-webhook-endpoint'
import { deleteWebhookEndpointWorkflow } from '../../../../workflows/webhook-endpoint/delete-webhook-endpoint'

const idOf = (request: MedusaRequest<never>) => request.params['id'] as string

/** Reads an endpoint. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ webhook_endpoint: await readWebhookEndpoint(request.scope, idOf(request as never)) })
}

/** Changes an endpoint, switches it off, or on again. */
export const POST = async (request: MedusaRequest<UpdateWebhookEndpoint>, response: MedusaResponse) => {
  const id = idOf(request as never)
  await changeWebhookEndpointWorkflow(request.scope).run({
    input: { id, action: 'update', change: request.validatedBody },
  })
  response.json({ webhook_endpoint: await readWebhookEndpoint(request.scope, id) })
}

/** Removes an endpoint and its log. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request as never)
  await deleteWebhookEndpointWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'webhook_endpoint', deleted: true })
}
