import type { MedusaContainer } from '@medusajs/framework/types'
import { purgeTenantRows, removeFolder } from '@cityos/medusa-tenancy'
import { importTargetOf } from './import-target'
import type { OperationRun } from './operation-run'
import { uploadFolder } from './places'
import { sqlOf } from './platform-sql'
import { removeExport } from './remove-export'
import { removeRegistry } from './remove-registry'

/**
 * Takes back what an operation wrote: a folder, or a tenant's rows, its files and its entry in the registry. Safe to
 * repeat from any point, in any process: the operation's phase says that there is only back.
 */
export async function undoOperation(container: MedusaContainer, run: OperationRun): Promise<void> {
  const { kind, id } = run.operation
  // A purge that has not begun has written nothing.
  if (kind === 'purge') return
  // Without a reservation whatever lies under the id is somebody else's.
  if (kind !== 'export' && run.cursor) await removeTenant(container, run)
  await run.write()
  if (kind !== 'import') await removeExport(id)
}

async function removeTenant(container: MedusaContainer, run: OperationRun): Promise<void> {
  const { tenantId } = importTargetOf(run.operation)
  await purgeTenantRows(sqlOf(container), { tenantId, keepTurn: run.keepTurn, onProgress: run.progress })
  await run.write()
  await removeFolder(uploadFolder(tenantId))
  await removeRegistry(container, tenantId, run.keepTurn)
}
