import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { forgetResolvedTenants, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { runOf } from '../operation-run'
import { sqlOf } from '../platform-sql'

/** From here on no host resolves to the tenant, whatever becomes of the rest, and nobody can cancel. */
export const closeTenantStep = createStep('close-tenant', async ({ id }: { id: string }, { container }) => {
  const run = runOf(id)
  await runInTenant(PLATFORM_TENANT_ID, () =>
    sqlOf(container).transaction(async (transaction) => {
      await run.makeFinal(transaction)
      // Gone already when a process ended between its last write here and its last word.
      await transaction.raw('update tenant set provisioned_at = null, updated_at = now() where id = ?', [
        run.operation.tenant_id,
      ])
    }),
  )
  forgetResolvedTenants()
  return new StepResponse(true)
})
