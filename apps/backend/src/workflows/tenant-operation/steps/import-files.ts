import { join } from 'node:path'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { copyFile, fromExportPath } from '@cityos/medusa-tenancy'
import { importTargetOf } from '../import-target'
import { runOf } from '../operation-run'
import { uploadFolder } from '../places'
import { planOf } from '../plans'

/** Copies the files into the tenant's folder of uploads; a copy's under names that its rows hold. */
export const importFilesStep = createStep('import-files', async ({ id }: { id: string }, { container }) => {
  const run = runOf(id)
  const { source, mapText } = await planOf(container, run)
  const folder = uploadFolder(importTargetOf(run.operation).tenantId)
  await run.enter('copying files', source.manifest.files.length)
  for (const { path, sha256 } of source.manifest.files) {
    // No transaction covers a file: whoever has lost the operation finds out before each.
    await run.write()
    const copied = await copyFile(source.file(path), join(folder, mapText(fromExportPath(path))), 'shared')
    if (copied.sha256 !== sha256) {
      throw new CityosError('export_invalid', `files/${path} changed while it was being copied.`)
    }
    await run.progress({ table: 'files', rows: 1 })
  }
  return new StepResponse(true)
})
