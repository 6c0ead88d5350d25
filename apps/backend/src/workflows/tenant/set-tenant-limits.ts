import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { setLimitsStep, type SetLimitsInput } from './steps/set-limits'

const setTenantLimitsWorkflowId = 'set-tenant-limits'

/**
 * Puts a tenant on another tier or gives it limits of its own. Below what is used today it only blocks new ones.
 * @throws CityosError `not_found`.
 */
export const setTenantLimitsWorkflow = createWorkflow(setTenantLimitsWorkflowId, (input: SetLimitsInput) => {
  const changed = setLimitsStep(input)
  const updated = transform({ input, changed }, ({ input, changed }) => ({
    id: input.tenantId,
    changed,
    actor_id: input.actorId ?? null,
  }))
  const tenantLimitsSet = createHook('tenantLimitsSet', updated)
  emitEventStep({ eventName: 'tenant.updated', data: updated })
  return new WorkflowResponse(updated, { hooks: [tenantLimitsSet] })
})
