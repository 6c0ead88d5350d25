import type { MedusaContainer } from '@medusajs/framework/types'
import { purgeTenantRows, removeFolder } from '@cityos/medusa-tenancy'
import { importTargetOf } from './import-target'
import type { OperationRun } from './operation-run'
import { exportFolder, uploadFolder } from './places'
import { sqlOf } from './platform-sql'
import { removeRegistry } from './remove-registry'

/** The stage of an operation that takes back what it wrote: whoever takes it up goes on with that. */
export const REMOVING = 'removing'

/** Takes back what an operation wrote: a folder, or a tenant's rows, its files and its entry in the registry. Safe to repeat. */
export async function undoOperation(container: MedusaContainer, run: OperationRun): Promise<void> {
  const { kind, id } = run.operation
  // There is no way back from a purge, and what an export has written is no tenant.
  if (kind === 'purge') return
  await run.enter(REMOVING)
  if (kind === 'export') return removeFolder(exportFolder(id))
  const { tenantId } = importTargetOf(run.operation)
  await purgeTenantRows(sqlOf(container), { tenantId, keepTurn: run.keepTurn, onProgress: run.progress })
  await removeFolder(uploadFolder(tenantId))
  await removeRegistry(container, tenantId)
  if (kind === 'clone') await removeFolder(exportFolder(id))
}
