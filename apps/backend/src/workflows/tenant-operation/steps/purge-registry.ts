import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { sweepTenantRows } from '@cityos/medusa-tenancy'
import { runOf } from '../operation-run'
import { sqlOf } from '../platform-sql'
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
    const { tenant_id: tenantId } = run.operation
    await removeRegistry(container, tenantId, run.keepTurn)
    // What a request wrote that was under way when the tenant closed.
    await sweepTenantRows(sqlOf(container), { tenantId, keepTurn: run.keepTurn })
    // And what triggers wrote down about that.
    await removeRegistry(container, tenantId, run.keepTurn)
    return new StepResponse({ rows, files })
  },
)
