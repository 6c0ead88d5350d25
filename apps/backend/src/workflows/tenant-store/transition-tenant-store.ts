import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { emitEventStep, releaseLockStep } from '@medusajs/medusa/core-flows'
import { TENANT_STORE_EVENTS, type TenantStoreStatus } from '@cityos/contracts'
import { sells } from '../../modules/tenant-store/domain/store-status'
import { acquireStoreLockStep } from './steps/acquire-store-lock'
import { changeStoreStatusStep } from './steps/change-store-status'
import { enableChannelStep } from './steps/enable-channel'
import { freeStoreDomainsStep } from './steps/free-store-domains'
import { loadStoreCommerceStep } from './steps/load-store-commerce'
import { requireCompleteStep } from './steps/require-complete'
import { revokeStoreKeyStep } from './steps/revoke-store-key'
import { storeLock } from './store-lock'

interface Input {
  id: string
  from: TenantStoreStatus
  to: TenantStoreStatus
}

/**
 * Moves a store to its next status. Its channel is enabled exactly while it is active; archiving ends its key and
 * gives its host names back. Only a store that has all that it sells through is opened.
 * @throws CityosError `not_found`, `illegal_transition`, `store_incomplete`, `stores_busy`.
 */
export const transitionTenantStoreWorkflow = createWorkflow('transition-tenant-store', (input: Input) => {
  const lock = transform({ input }, storeLock)
  acquireStoreLockStep(lock)
  changeStoreStatusStep(input)
  const commerce = loadStoreCommerceStep(input.id)
  requireCompleteStep(transform({ input, commerce }, ({ input, commerce }) => ({ ...input, commerce })))
  enableChannelStep(
    transform({ input, commerce }, ({ input, commerce }) => ({
      id: commerce.sales_channel?.id ?? null,
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
