import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { removeFolder } from '@cityos/medusa-tenancy'
import { exportFolder } from '../places'

/** Nobody asked for the export that a copy was made from: it holds personal data and goes. */
export const removeExportStep = createStep('remove-export', async ({ id }: { id: string }) => {
  await removeFolder(exportFolder(id))
  return new StepResponse(true)
})
