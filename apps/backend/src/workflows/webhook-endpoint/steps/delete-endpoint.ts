import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { addEndpoint, changeEndpoint, removeEndpoint, type KeptSecrets } from '@cityos/bridge'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../../modules/sync/sync-module'
import { inEndpointTables, lockEndpoint } from '../endpoint-tables'

/** Removes an endpoint and its log. @throws CityosError `not_found`. */
export const deleteEndpointStep = createStep(
  'delete-endpoint',
  async ({ id }: { id: string }, { container }) => {
    const tenantId = requireTenantId()
    const before = await inEndpointTables(container, async (tx) => {
      const row = await lockEndpoint(tx, tenantId, id)
      await removeEndpoint(tx, id)
      return { ...row, tenantId }
    })
    return new StepResponse(id, before)
  },
  async (before, { container }) => {
    if (!before) return
    const { state, state_reason, failures, open_until, secrets, ...endpoint } = before
    await inEndpointTables(container, async (tx) => {
      await addEndpoint(tx, { ...endpoint, secrets: secrets as KeptSecrets }, new Date(before.created_at))
      await changeEndpoint(
        tx,
        before.id,
        { state, state_reason, failures, open_until },
        syncModule(container).now(),
      )
    })
  },
)
