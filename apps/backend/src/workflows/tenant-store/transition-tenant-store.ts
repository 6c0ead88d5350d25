import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { acquireLockStep, emitEventStep, releaseLockStep } from '@medusajs/medusa/core-flows'
import { TENANT_STORE_EVENTS, type TenantStoreStatus } from '@cityos/contracts'
import { sells } from '../../modules/tenant-store/domain/store-status'
import { changeStoreStatusStep } from './steps/change-store-status'
import { enableChannelStep } from './steps/enable-channel'
import { freeStoreDomainsStep } from './steps/free-store-domains'
import { loadStoreCommerceStep } from './steps/load-store-commerce'
import { revokeStoreKeyStep } from './steps/revoke-store-key'
import { storeLock } from './store-lock'

interface Input {
  id: string
  from: TenantStoreStatus
  to: TenantStoreStatus
}

/**
 * Moves a store to its next status. Its channel is enabled exactly while it is active; archiving ends its key and
 * gives its host names back. @throws CityosError `not_found`, `illegal_transition`.
 */
export const transitionTenantStoreWorkflow = createWorkflow('transition-tenant-store', (input: Input) => {
  const lock = transform({ input }, storeLock)
  acquireLockStep(lock)
  changeStoreStatusStep(input)
  const commerce = loadStoreCommerceStep(input.id)
  enableChannelStep(
    transform({ input, commerce }, ({ input, commerce }) => ({
      id: commerce.sales_channel!.id,
      is_disabled: !sells(input.to),
    })),
  )
  when({ input }, ({ input }) => input.to === 'archived').then(() => {
    freeStoreDomainsStep(input.id)
    revokeStoreKeyStep(commerce.api_key)
  })
  emitEventStep({
    eventName: transform({ input }, ({ input }) => eventOf(input)),
    data: transform({ input }, ({ input }) => ({ id: input.id })),
  })
  const tenantStoreTransitioned = createHook('tenantStoreTransitioned', { id: input.id, to: input.to })
  releaseLockStep(lock)
  return new WorkflowResponse(input.id, { hooks: [tenantStoreTransitioned] })
})

function eventOf({ from, to }: Input): string {
  if (to === 'paused') return TENANT_STORE_EVENTS.paused
  if (to === 'archived') return TENANT_STORE_EVENTS.archived
  return from === 'draft' ? TENANT_STORE_EVENTS.activated : TENANT_STORE_EVENTS.resumed
}
