import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { removeExport } from '../remove-export'

/** Nobody asked for the export that a copy was made from: it holds personal data and goes. The copy is open by now. */
export const removeExportStep = createStep('remove-export', async ({ id }: { id: string }, { container }) => {
  await removeExport(id).catch((error: unknown) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`Remove the export of tenant operation ${id} by hand: ${String(error)}`)
  })
  return new StepResponse(true)
})
