import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import type { TenantStatusChanged } from '@cityos/contracts'
import { forgetResolvedTenants } from '@cityos/medusa-tenancy'
import { nextStatus, type TenantTransition } from '../../../modules/tenant/domain/status'
import { changeTenant, undoTenantChange } from '../change-tenant'

export interface ChangeStatusInput {
  tenantId: string
  reason?: string | undefined
  /** The user who does it. */
  actorId?: string | null
}

/** Moves a tenant to its next status. @throws CityosError `illegal_transition`, `not_found`. */
export const changeTenantStatusStep = createStep(
  'change-tenant-status',
  async ({ transition, ...input }: ChangeStatusInput & { transition: TenantTransition }, { container }) => {
    const change = await changeTenant(container, input.tenantId, (tenant) => ({
      status: nextStatus(tenant, transition),
      status_reason: input.reason ?? null,
      status_changed_by: input.actorId ?? null,
      status_changed_at: systemClock.now(),
    }))
    forgetResolvedTenants()
    const { before, after } = change
    const changed = {
      id: input.tenantId,
      from: before.status,
      to: after.status,
      reason: input.reason ?? null,
      actor_id: input.actorId ?? null,
    } as TenantStatusChanged
    return new StepResponse(changed, change)
  },
  async (change, { container }) => {
    if (!change) return
    await undoTenantChange(container, change)
    forgetResolvedTenants()
  },
)
