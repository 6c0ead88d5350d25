import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { runOf } from '../operation-run'
import { removeRegistry } from '../remove-registry'

interface Input {
  id: string
  rows: number
  files: number
}

/** Removes the registry's entry: the handle and the domains are free. */
export const purgeRegistryStep = createStep(
  'purge-registry',
  async ({ id, rows, files }: Input, { container }) => {
    const run = runOf(id)
    await run.enter('removing registry')
    await removeRegistry(container, run.operation.tenant_id)
    return new StepResponse({ rows, files })
  },
)
