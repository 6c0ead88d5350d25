import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  createRemoteLinkStep,
  dismissRemoteLinkStep,
  emitEventStep,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { TENANT_STORE_EVENTS, type UpdateTenantStore } from '@cityos/contracts'
import { createSellingRegionsWorkflow } from './create-selling-regions'
import type { SellingRegionsPlan } from './plan/plan-selling-regions'
import { acquireStoreLockStep } from './steps/acquire-store-lock'
import { planStoreUpdateStep } from './steps/plan-store-update'
import { updateTenantStoreRowStep } from './steps/update-tenant-store-row'
import { regionLinks } from './store-links'
import { storeLock } from './store-lock'

interface Input {
  id: string
  update: UpdateTenantStore
}

/**
 * Changes a store: its words, theme, languages and currencies, and the regions it sells to. All of it or nothing.
 * @throws CityosError `not_found`, `validation_failed`, `currency_unknown`, `country_in_use`, `illegal_transition`.
 */
export const updateTenantStoreWorkflow = createWorkflow('update-tenant-store', (input: Input) => {
  const lock = transform({ input }, storeLock)
  acquireStoreLockStep(lock)
  const plan = planStoreUpdateStep(input)
  updateTenantStoreRowStep(plan.change)
  const created = when({ plan }, ({ plan }) => plan.selling !== null).then(() =>
    createSellingRegionsWorkflow.runAsStep({
      input: transform({ plan }, ({ plan }) => plan.selling as SellingRegionsPlan),
    }),
  )
  createRemoteLinkStep(
    transform({ input, plan, created }, ({ input, plan, created }) =>
      regionLinks(input.id, [...plan.add_region_ids, ...(created ?? [])]),
    ),
  )
  when({ plan }, ({ plan }) => plan.remove_region_ids.length > 0).then(() =>
    dismissRemoteLinkStep(
      transform({ input, plan }, ({ input, plan }) => regionLinks(input.id, plan.remove_region_ids)),
    ),
  )
  emitEventStep({
    eventName: TENANT_STORE_EVENTS.updated,
    data: transform({ input }, ({ input }) => ({ id: input.id })),
  })
  const tenantStoreUpdated = createHook('tenantStoreUpdated', { id: input.id })
  releaseLockStep(lock)
  return new WorkflowResponse(input.id, { hooks: [tenantStoreUpdated] })
})
