import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { countTenantRows, PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import { importTargetOf } from '../import-target'
import { runOf } from '../operation-run'
import { sqlOf } from '../platform-sql'
import { undoOperation } from '../undo-operation'

/**
 * Makes sure that nobody lives under the id yet. From here on whatever is found under it is this operation's: the
 * compensation removes it, finished or cut off half-way, so that the later steps need none of their own.
 */
export const reserveImportStep = createStep(
  'reserve-import',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    // The process before this one has been here.
    if (run.operation.cursor) return new StepResponse(id, id)
    const { tenantId } = importTargetOf(run.operation)
    const [existing] = await runInTenant(PLATFORM_TENANT_ID, () =>
      tenantModule(container).listTenants({ id: tenantId }),
    )
    const rows = await countTenantRows(sqlOf(container), tenantId)
    if (existing ?? Object.keys(rows).length) {
      throw new CityosError(
        'tenant_handle_taken',
        `Tenant ${tenantId} exists: purge it before it is restored.`,
      )
    }
    await run.write({ cursor: JSON.stringify({ group: 0, offset: 0, done: 0 }) })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await undoOperation(container, runOf(id))
  },
)
