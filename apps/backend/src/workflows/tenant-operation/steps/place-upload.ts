import { rename } from 'node:fs/promises'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { exportFolder } from '../places'
import { removeExport } from '../remove-export'

/** Gives an upload that was found whole the folder of its operation. */
export const placeUploadStep = createStep(
  'place-upload',
  async ({ id, folder }: { id: string; folder: string }) => {
    await rename(folder, exportFolder(id))
    return new StepResponse(true, id)
  },
  async (id) => {
    if (id) await removeExport(id)
  },
)
