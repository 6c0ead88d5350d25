import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { exportInto, type ExportResult } from '../export-into'
import { runOf } from '../operation-run'
import { undoOperation } from '../undo-operation'

/** Writes the rows and files of the operation's tenant. */
export const exportTenantRowsStep = createStep(
  'export-tenant-rows',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    const exported: ExportResult = await exportInto(container, run, systemClock)
    return new StepResponse(exported, id)
  },
  async (id, { container }) => {
    if (id) await undoOperation(container, runOf(id))
  },
)
