import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateTenant } from '@cityos/contracts'
import { applySettings } from '../../../modules/tenant/domain/settings'
import { placed } from '../placed'
import { changeTenant, undoTenantChange } from '../change-tenant'

export interface UpdateTenantInput {
  tenantId: string
  change: UpdateTenant
  /** The user who does it. */
  actorId?: string | null
}

/** Gives a tenant its new settings and answers which ones differ. @throws CityosError `validation_failed`, `field_owned_elsewhere`. */
export const updateTenantRowStep = createStep(
  'update-tenant-row',
  async ({ tenantId, change }: UpdateTenantInput, { container }) => {
    const done = await changeTenant(container, tenantId, (tenant) =>
      placed(container, tenant, applySettings(tenant, change)),
    )
    return new StepResponse(Object.keys(done.after), done)
  },
  async (done, { container }) => {
    if (done) await undoTenantChange(container, done)
  },
)
