import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { addEndpoint, listEndpoints, removeEndpoint, type KeptSecrets } from '@cityos/bridge'
import { CityosError, MOST_WEBHOOK_ENDPOINTS, type CreateWebhookEndpoint } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../../modules/sync/sync-module'
import { assertUsableAddress } from '../usable-address'
import { inEndpointTables } from '../endpoint-tables'

export interface CreateEndpointInput {
  id: string
  /** Of the secret, which stays with whoever answers the request. */
  secrets: KeptSecrets
  endpoint: CreateWebhookEndpoint
}

/** Enters an endpoint of the tenant in scope. */
export const createEndpointStep = createStep(
  'create-endpoint',
  async ({ id, secrets, endpoint }: CreateEndpointInput, { container }) => {
    const tenantId = requireTenantId()
    await assertUsableAddress(container, endpoint.url)
    await inEndpointTables(container, async (tx) => {
      // One at a time: two that count at once would both find a place.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`webhook endpoints of ${tenantId}`])
      if ((await listEndpoints(tx, tenantId)).length >= MOST_WEBHOOK_ENDPOINTS) {
        throw new CityosError(
          'limit_exceeded',
          `A tenant has at most ${MOST_WEBHOOK_ENDPOINTS} webhook endpoints.`,
        )
      }
      await addEndpoint(tx, { id, tenantId, secrets, ...endpoint }, syncModule(container).now())
    })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await inEndpointTables(container, (tx) => removeEndpoint(tx, id))
  },
)
