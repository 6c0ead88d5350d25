import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import { importTargetOf } from '../import-target'
import { openRegistry } from '../import-registry'
import { runOf } from '../operation-run'
import { planOf } from '../plans'
import { sqlOf } from '../platform-sql'

/** Gives the tenant its limits and opens it: from here on its hosts and keys resolve. */
export const openImportedTenantStep = createStep(
  'open-imported-tenant',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    const plan = await planOf(container, run)
    const target = importTargetOf(run.operation)
    await run.enter('opening')
    await openRegistry(sqlOf(container), plan, target, systemClock.now())
    forgetResolvedTenants()
    const { rows, files, total_sha256 } = plan.source.manifest
    return new StepResponse({ tenant_id: target.tenantId, rows, files: files.length, total_sha256 }, id)
  },
  async (id, { container }) => {
    if (!id) return
    const { tenantId } = importTargetOf(runOf(id).operation)
    await runInTenant(PLATFORM_TENANT_ID, () =>
      tenantModule(container).updateTenants({ id: tenantId, provisioned_at: null }),
    )
    forgetResolvedTenants()
  },
)
