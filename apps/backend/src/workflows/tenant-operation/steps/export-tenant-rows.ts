import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { exportInto, type ExportResult } from '../export-into'
import { runOf } from '../operation-run'

/** Writes the rows and files of the operation's tenant. */
export const exportTenantRowsStep = createStep(
  'export-tenant-rows',
  async ({ id }: { id: string }, { container }) => {
    const exported: ExportResult = await exportInto(container, runOf(id), systemClock)
    return new StepResponse(exported)
  },
)
