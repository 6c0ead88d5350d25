import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { countTenantRows, purgeTenantRows } from '@cityos/medusa-tenancy'
import { runOf } from '../operation-run'
import { sqlOf } from '../platform-sql'

/** Removes the tenant's rows, batch by batch; answers how many there were. */
export const purgeRowsStep = createStep('purge-rows', async ({ id }: { id: string }, { container }) => {
  const run = runOf(id)
  const { tenant_id: tenantId } = run.operation
  const connection = sqlOf(container)
  const counts = Object.values(await countTenantRows(connection, tenantId))
  const rows = counts.reduce((sum, count) => sum + count, 0)
  await run.enter('removing rows', rows)
  await purgeTenantRows(connection, { tenantId, keepTurn: run.keepTurn, onProgress: run.progress })
  return new StepResponse(rows)
})
