import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { runOf } from '../operation-run'
import { planOf } from '../plans'

/** Reads all of the export and compares it with its manifest and with this database, before the first write. */
export const checkExportStep = createStep('check-export', async ({ id }: { id: string }, { container }) => {
  await planOf(container, runOf(id))
  return new StepResponse(true)
})
