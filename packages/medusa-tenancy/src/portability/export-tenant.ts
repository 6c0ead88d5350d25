import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Classification } from '../schema/classification'
import { runInTenant } from '../scope/scope'
import { readPortableTables, schemaFingerprint, type PortableTable } from './catalogue'
import { dumpTable } from './dump-table'
import { toExportPath } from './file-path'
import { FOLDER_MODE, writeHashed } from './hashed-file'
import {
  EXPORT_FORMAT,
  EXPORT_FORMAT_VERSION,
  MANIFEST_FILE,
  totalHash,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
} from './manifest'
import { byCodeUnits } from './order'
import { endWhenIdle, writeValuesExactly, type OnProgress, type Sql, type SqlConnection } from './sql'
import { copyFile, listFiles } from './tenant-folder'

export interface ExportOptions {
  tenantId: string
  /** An empty or missing folder that receives the export. */
  folder: string
  /** Where the tenant's uploads lie; none when absent. */
  files?: string
  /** Goes into the manifest: who made this export. */
  versions: Record<string, string>
  now: Date
  classification?: Partial<Classification>
  onProgress?: OnProgress
}

/**
 * Writes all rows and files of a tenant to a folder: a file of lines for each table, and a manifest that is written
 * last. All rows are of one moment, and only as many as one fetch holds are in memory at a time. Runs in the tenant's
 * own scope, so it cannot reach another's.
 */
export async function exportTenant(connection: SqlConnection, options: ExportOptions): Promise<Manifest> {
  const { folder, tenantId, onProgress } = options
  for (const part of ['tables', 'registry', 'files']) {
    await mkdir(join(folder, part), { recursive: true, mode: FOLDER_MODE })
  }
  const rows = await runInTenant(tenantId, () =>
    connection.transaction((transaction) => exportRows(transaction, options)),
  )
  const files: ManifestFile[] = []
  for (const path of options.files ? await listFiles(options.files) : []) {
    const name = toExportPath(path)
    const hashed = await copyFile(join(options.files as string, path), join(folder, 'files', name))
    files.push({ path: name, ...hashed })
    await onProgress?.({ table: 'files', rows: 1 })
  }
  const manifest: Manifest = {
    format: EXPORT_FORMAT,
    format_version: EXPORT_FORMAT_VERSION,
    versions: options.versions,
    tenant: { id: tenantId },
    created_at: options.now.toISOString(),
    ...rows,
    files: files.sort((a, b) => byCodeUnits(a.path, b.path)),
    rows: rows.tables.reduce((sum, table) => sum + table.rows, 0),
    total_sha256: totalHash({ tables: rows.tables, files }),
  }
  await writeHashed(join(folder, MANIFEST_FILE), textOf(manifest))
  return manifest
}

/** On the disk like every other part: a tenant may be purged as soon as its export is whole. */
async function* textOf(manifest: Manifest): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(manifest)}\n`)
}

/** Makes a transaction see one moment, whatever others write meanwhile; its first statement. */
export async function holdStill(transaction: Sql): Promise<void> {
  await transaction.raw('set transaction isolation level repeatable read, read only')
  await writeValuesExactly(transaction)
  await endWhenIdle(transaction)
}

async function exportRows(transaction: Sql, options: ExportOptions) {
  await holdStill(transaction)
  const portable = await readPortableTables(transaction, options.classification)
  const tables: ManifestTable[] = []
  for (const table of portable.tables) tables.push(await writeTable(transaction, table, 'tables', options))
  const registry: ManifestTable[] = []
  for (const table of portable.registry) {
    const where = { column: table.ownRowColumn, value: options.tenantId }
    registry.push(await writeTable(transaction, table, 'registry', { ...options, where }))
  }
  const schema_fingerprint = schemaFingerprint([...portable.tables, ...portable.registry])
  return { schema_fingerprint, tables, registry, left_out: portable.leftOut }
}

async function writeTable(
  transaction: Sql,
  table: PortableTable,
  part: 'tables' | 'registry',
  options: ExportOptions & { where?: { column: string; value: string } },
): Promise<ManifestTable> {
  let rows = 0
  async function* chunks() {
    const { where } = options
    for await (const lines of dumpTable(transaction, table, { ordered: true, ...(where ? { where } : {}) })) {
      rows += lines.length
      yield Buffer.from(lines.join(''))
      await options.onProgress?.({ table: table.name, rows: lines.length })
    }
  }
  const hashed = await writeHashed(join(options.folder, part, `${table.name}.ndjson`), chunks())
  return { name: table.name, columns: table.columns, rows, ...hashed }
}
