import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { SetTenantLimits } from '@cityos/contracts'
import { changeTenant, undoTenantChange } from '../change-tenant'
import type { TenantRecord } from '../tenant-module'

export interface SetLimitsInput {
  tenantId: string
  limits: SetTenantLimits
  /** The user who does it. */
  actorId?: string | null
}

/** Puts a tenant on a tier, with overrides: its quotas have the new maxima at once. */
export const setLimitsStep = createStep(
  'set-limits',
  async ({ tenantId, limits }: SetLimitsInput, { container }) => {
    const { tier, limit_overrides } = limits
    const done = await changeTenant(container, tenantId, () => ({
      ...(tier ? { tier } : {}),
      ...(limit_overrides === undefined
        ? {}
        : { limit_overrides: limit_overrides as TenantRecord['limit_overrides'] }),
    }))
    return new StepResponse(Object.keys(done.after), done)
  },
  async (done, { container }) => {
    if (done) await undoTenantChange(container, done)
  },
)
