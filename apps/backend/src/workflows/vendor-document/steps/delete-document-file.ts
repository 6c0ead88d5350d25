import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/** The last step: a file that is gone cannot be brought back. */
export const deleteDocumentFileStep = createStep(
  'delete-document-file',
  async (key: string, { container }) => {
    await container.resolve(Modules.FILE).deleteFiles(key)
    return new StepResponse(undefined)
  },
)
