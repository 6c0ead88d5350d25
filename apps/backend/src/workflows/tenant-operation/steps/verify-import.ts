import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { verifyImport } from '@cityos/medusa-tenancy'
import { importTargetOf } from '../import-target'
import { runOf } from '../operation-run'
import { planOf } from '../plans'
import { sqlOf } from '../platform-sql'

/** Reads everything back and compares it with the export. @throws TenancyError `import_incomplete`. */
export const verifyImportStep = createStep('verify-import', async ({ id }: { id: string }, { container }) => {
  const run = runOf(id)
  const plan = await planOf(container, run)
  await run.enter('verifying', plan.source.manifest.rows)
  const { tenantId } = importTargetOf(run.operation)
  await verifyImport(sqlOf(container), plan, { tenantId, onProgress: run.progress })
  return new StepResponse(true)
})
