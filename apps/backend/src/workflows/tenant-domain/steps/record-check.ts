import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { hasRunOut } from '../../../modules/tenant/domain/recheck-schedule'
import { tenantModule, type TenantDomainRecord } from '../../tenant/tenant-module'
import { orTaken, readDomain } from '../registry'

interface Input {
  domain: TenantDomainRecord
  missing: string | null
}

/**
 * Keeps what the check has found. A domain that is proved twice belongs to who proved it first.
 * @throws CityosError `tenant_domain_taken`.
 */
export const recordCheckStep = createStep(
  'record-check',
  async ({ domain, missing }: Input, { container }) => {
    const { id, tenant_id, status, verified_at, last_checked_at, last_error } = domain
    const before = { id, tenant_id, status, verified_at, last_checked_at, last_error }
    if (status === 'verified') return new StepResponse(domain, before)
    const now = systemClock.now()
    const created_at = new Date(domain.created_at)
    const found = missing
      ? {
          last_checked_at: now,
          last_error: missing,
          status: hasRunOut({ ...domain, created_at }, now) ? ('failed' as const) : status,
        }
      : { last_checked_at: now, last_error: null, status: 'verified' as const, verified_at: now }
    await orTaken(domain.domain, () =>
      runInTenant(PLATFORM_TENANT_ID, () => tenantModule(container).updateTenantDomains({ id, ...found })),
    )
    forgetResolvedTenants(tenant_id)
    return new StepResponse(await readDomain(container, { tenant_id, id }), before)
  },
  async (before, { container }) => {
    if (!before) return
    const { tenant_id, ...columns } = before
    await runInTenant(PLATFORM_TENANT_ID, () => tenantModule(container).updateTenantDomains(columns))
    forgetResolvedTenants(tenant_id)
  },
)
