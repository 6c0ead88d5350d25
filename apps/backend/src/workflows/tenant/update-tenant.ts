import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { syncCoreStoreStep } from './steps/sync-core-store'
import { updateTenantRowStep, type UpdateTenantInput } from './steps/update-tenant-row'
import { validateSettingsStep } from './steps/validate-settings'

const updateTenantWorkflowId = 'update-tenant'

/**
 * Changes a tenant's name, placement, currencies, locales and time zone; core's store gets the same name and currencies.
 * @throws CityosError `validation_failed`, `field_owned_elsewhere`, `currency_unknown`, `not_found`.
 */
export const updateTenantWorkflow = createWorkflow(updateTenantWorkflowId, (input: UpdateTenantInput) => {
  validateSettingsStep(input)
  const changed = updateTenantRowStep(input)
  syncCoreStoreStep(input)
  const updated = transform({ input, changed }, ({ input, changed }) => ({
    id: input.tenantId,
    changed,
    actor_id: input.actorId ?? null,
  }))
  const tenantUpdated = createHook('tenantUpdated', updated)
  emitEventStep({ eventName: 'tenant.updated', data: updated })
  return new WorkflowResponse(updated, { hooks: [tenantUpdated] })
})
