import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import {
  lockTenant,
  PLATFORM_TENANT_ID,
  purgeTenantRows,
  removeFolder,
  runInTenant,
} from '@cityos/medusa-tenancy'
import { importTargetOf } from '../import-target'
import { runOf } from '../operation-run'
import { uploadFolder } from '../places'
import { sqlOf } from '../platform-sql'

/**
 * Makes sure that nobody lives under the id yet. From here on whatever is found under it is this operation's, and its
 * undoing removes it. Without an entry in the registry nobody lives there: rows and files are what a late job or request
 * wrote for a tenant that has been purged, and go.
 */
export const reserveImportStep = createStep(
  'reserve-import',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    const { tenantId } = importTargetOf(run.operation)
    const connection = sqlOf(container)
    const registered = await runInTenant(PLATFORM_TENANT_ID, () =>
      connection.transaction(async (transaction) => {
        await lockTenant(transaction, tenantId)
        const { rows } = await transaction.raw('select 1 from tenant where id = ?', [tenantId])
        // The process before this one has been here.
        if (run.cursor) return rows.length > 0
        if (rows.length) {
          throw new CityosError(
            'tenant_handle_taken',
            `Tenant ${tenantId} exists: purge it before it is restored.`,
          )
        }
        await run.saveCursor(transaction, { group: 0, offset: 0 })
        return false
      }),
    )
    if (registered) return new StepResponse(true)
    await purgeTenantRows(connection, { tenantId, keepTurn: run.keepTurn })
    await run.write()
    await removeFolder(uploadFolder(tenantId))
    return new StepResponse(true)
  },
)
