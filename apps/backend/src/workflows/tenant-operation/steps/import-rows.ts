import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { importRows } from '@cityos/medusa-tenancy'
import { importTargetOf } from '../import-target'
import { runOf } from '../operation-run'
import { planOf } from '../plans'
import { sqlOf } from '../platform-sql'

/** Writes the rows, from where the process before this one was cut off. */
export const importRowsStep = createStep('import-rows', async ({ id }: { id: string }, { container }) => {
  const run = runOf(id)
  const plan = await planOf(container, run)
  const { cursor } = run
  await run.enter('importing', plan.source.manifest.rows, cursor?.done ?? 0)
  await importRows(sqlOf(container), plan, {
    tenantId: importTargetOf(run.operation).tenantId,
    ...(cursor ? { from: cursor } : {}),
    saveCursor: (transaction, next) => run.saveCursor(transaction, next),
    onProgress: run.progress,
  })
  return new StepResponse(true)
})
