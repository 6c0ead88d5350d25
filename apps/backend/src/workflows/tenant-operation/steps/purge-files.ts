import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { listFiles, removeFolder } from '@cityos/medusa-tenancy'
import { runOf } from '../operation-run'
import { uploadFolder } from '../places'

/** Removes the tenant's uploads; answers how many there were. */
export const purgeFilesStep = createStep('purge-files', async ({ id }: { id: string }) => {
  const run = runOf(id)
  const folder = uploadFolder(run.operation.tenant_id)
  const files = (await listFiles(folder)).length
  await run.enter('removing files', files)
  await removeFolder(folder)
  return new StepResponse(files)
})
