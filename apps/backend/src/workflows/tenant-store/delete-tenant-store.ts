import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  deleteSalesChannelsWorkflow,
  emitEventStep,
  releaseLockStep,
  removeRemoteLinkStep,
} from '@medusajs/medusa/core-flows'
import { TENANT_STORE_EVENTS } from '@cityos/contracts'
import { TENANT_STORE_MODULE } from '../../modules/tenant-store'
import { acquireStoreLockStep } from './steps/acquire-store-lock'
import { channelToDeleteStep } from './steps/channel-to-delete'
import { deleteTenantStoreRowStep } from './steps/delete-tenant-store-row'
import { freeStoreDomainsStep } from './steps/free-store-domains'
import { loadStoreCommerceStep } from './steps/load-store-commerce'
import { revokeStoreKeyStep } from './steps/revoke-store-key'
import { storeLock } from './store-lock'

/**
 * Deletes a draft, or an archived store, that never sold: with its channel and its host names, its key revoked. Its
 * regions stay, since others may sell to them. @throws CityosError `not_found`, `illegal_transition`,
 * `store_has_orders`.
 */
export const deleteTenantStoreWorkflow = createWorkflow('delete-tenant-store', (input: { id: string }) => {
  const lock = transform({ input }, storeLock)
  acquireStoreLockStep(lock)
  const commerce = loadStoreCommerceStep(input.id)
  deleteTenantStoreRowStep(input.id)
  freeStoreDomainsStep(input.id)
  removeRemoteLinkStep({ [TENANT_STORE_MODULE]: { tenant_store_id: input.id } })
  const channels = channelToDeleteStep(commerce)
  when({ channels }, ({ channels }) => channels.length > 0).then(() => {
    deleteSalesChannelsWorkflow.runAsStep({ input: { ids: channels } })
  })
  revokeStoreKeyStep(commerce.api_key)
  emitEventStep({
    eventName: TENANT_STORE_EVENTS.deleted,
    data: transform({ input }, ({ input }) => ({ id: input.id })),
  })
  const tenantStoreDeleted = createHook('tenantStoreDeleted', { id: input.id })
  releaseLockStep(lock)
  return new WorkflowResponse(input.id, { hooks: [tenantStoreDeleted] })
})
