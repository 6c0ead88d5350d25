import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { forgetResolvedTenants } from '@cityos/medusa-tenancy'
import { importTargetOf } from '../import-target'
import { openRegistry } from '../open-registry'
import { runOf } from '../operation-run'
import { planOf } from '../plans'
import { sqlOf } from '../platform-sql'

/** Gives the tenant its limits and opens it: from here on its hosts and keys resolve, and nothing is taken back. */
export const openImportedTenantStep = createStep(
  'open-imported-tenant',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    const plan = await planOf(container, run)
    const target = importTargetOf(run.operation)
    await run.enter('opening')
    const { rows, files, total_sha256 } = plan.source.manifest
    const result = { tenant_id: target.tenantId, rows, files: files.length, total_sha256 }
    await openRegistry(sqlOf(container), plan, {
      target,
      now: systemClock.now(),
      makeFinal: (transaction) => run.makeFinal(transaction, result),
    })
    forgetResolvedTenants()
    return new StepResponse(result)
  },
)
