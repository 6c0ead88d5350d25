import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Clock } from '@cityos/calendar'
import {
  countTenantRows,
  exportTenant,
  listFiles,
  removeFolder,
  TenantExport,
  type Manifest,
} from '@cityos/medusa-tenancy'
import { classification } from '../../tenancy-classification'
import type { OperationRun } from './operation-run'
import { exportFolder, uploadFolder, versions } from './places'
import { sqlOf } from './platform-sql'
import { removeLeftovers } from './remove-export'

export interface ExportResult extends Record<string, unknown> {
  rows: number
  files: number
  total_sha256: string
}

/**
 * Exports the operation's tenant into the folder of the operation, which has its name only when it is whole. An
 * export that was cut off begins anew: its rows would be of another moment.
 */
export async function exportInto(
  container: MedusaContainer,
  run: OperationRun,
  clock: Clock,
): Promise<ExportResult> {
  const { id, tenant_id: tenantId, attempt } = run.operation
  const folder = exportFolder(id)
  const finished = await TenantExport.open(folder).catch(() => undefined)
  if (finished) return resultOf(finished.manifest)
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  await removeLeftovers(id)
  const connection = sqlOf(container)
  const counts = Object.values(await countTenantRows(connection, tenantId))
  const files = await listFiles(uploadFolder(tenantId))
  await run.enter(
    'exporting',
    counts.reduce((sum, count) => sum + count, files.length),
  )
  const temporary = `${folder}.${attempt}`
  try {
    await exportTenant(connection, {
      tenantId,
      folder: temporary,
      files: uploadFolder(tenantId),
      versions: versions(),
      now: clock.now(),
      classification,
      onProgress: run.progress,
    })
    // What cannot be read back is no export, and a tenant may be purged because there is one.
    const { manifest } = await TenantExport.open(temporary)
    // Whoever has lost the operation may not put its export in place.
    await run.enter('exported')
    return resultOf(await putInPlace(temporary, folder, manifest))
  } finally {
    // Personal data of an export that failed half-way; nothing when it has its name.
    await removeFolder(temporary).catch(() => undefined)
  }
}

const resultOf = ({ rows, files, total_sha256 }: Manifest): ExportResult => ({
  rows,
  files: files.length,
  total_sha256,
})

/** A process that lost the operation between its last look and its renaming has put a whole export there: as good. */
async function putInPlace(temporary: string, folder: string, manifest: Manifest): Promise<Manifest> {
  try {
    await rename(temporary, folder)
    return manifest
  } catch (error) {
    const other = await TenantExport.open(folder).catch(() => undefined)
    if (other) return other.manifest
    throw error
  }
}
