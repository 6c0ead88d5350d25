import { createHash } from 'node:crypto'
import { z } from '@medusajs/framework/zod'
import { TenancyError } from '../errors'
import { isExportPath } from './file-path'
import { byCodeUnits } from './order'

export const EXPORT_FORMAT = 'cityos-tenant-export'
export const EXPORT_FORMAT_VERSION = 1
export const MANIFEST_FILE = 'manifest.json'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().min(0)
/** Becomes a file's name: letters that mean nothing to a file system. */
const TableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)

const ManifestTable = z.strictObject({
  name: TableName,
  columns: z.array(z.strictObject({ name: z.string().min(1), type: z.string().min(1) })),
  rows: Count,
  bytes: Count,
  sha256: Hash,
})
export type ManifestTable = z.infer<typeof ManifestTable>

const FilePath = z.string().max(1_000).refine(isExportPath, 'is no path below the folder of files')

const ManifestFile = z.strictObject({ path: FilePath, bytes: Count, sha256: Hash })
export type ManifestFile = z.infer<typeof ManifestFile>

const Manifest = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  format_version: z.literal(EXPORT_FORMAT_VERSION),
  versions: z.record(z.string(), z.string()),
  schema_fingerprint: Hash,
  tenant: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
  created_at: z.iso.datetime(),
  tables: z.array(ManifestTable),
  registry: z.array(ManifestTable),
  files: z.array(ManifestFile),
  left_out: z.array(z.strictObject({ table: z.string(), reason: z.string() })),
  rows: Count,
  /** Over the tables' and the files' hashes: two exports with the same one hold the same. */
  total_sha256: Hash,
})
/** What an export holds, with a hash of each part. */
export type Manifest = z.infer<typeof Manifest>

/** The hash of an export: over name, count and hash of each table and file of the tenant, in name order. */
export function totalHash(parts: {
  tables: Pick<ManifestTable, 'name' | 'rows' | 'sha256'>[]
  files: Pick<ManifestFile, 'path' | 'sha256'>[]
}): string {
  const lines = [
    ...parts.tables.map(({ name, rows, sha256 }) => `table ${name} ${rows} ${sha256}\n`),
    ...parts.files.map(({ path, sha256 }) => `file ${path} ${sha256}\n`),
  ]
  return createHash('sha256').update(lines.sort(byCodeUnits).join('')).digest('hex')
}

/** Whether an export may have a file of this name. */
export function isExportPart(path: string): boolean {
  const [folder, ...rest] = path.split('/')
  const below = rest.join('/')
  if (folder === 'files') return FilePath.safeParse(below).success && !below.endsWith('.part')
  if (folder === 'tables' || folder === 'registry') {
    return below.endsWith('.ndjson') && TableName.safeParse(below.slice(0, -'.ndjson'.length)).success
  }
  return path === MANIFEST_FILE
}

/** @throws TenancyError `export_invalid` when this is no manifest of ours or contradicts itself. */
export function parseManifest(text: string): Manifest {
  const result = Manifest.safeParse(parseJson(text))
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
    throw new TenancyError(
      'export_invalid',
      `The manifest cannot be read: ${problems.slice(0, 5).join('; ')}.`,
    )
  }
  const manifest = result.data
  const parts = [...manifest.tables, ...manifest.registry]
  const named = [...parts.map(({ name }) => name), ...manifest.files.map(({ path }) => `files/${path}`)]
  if (new Set(named).size !== named.length) {
    throw new TenancyError('export_invalid', 'The manifest names a part twice.')
  }
  if (totalHash(manifest) !== manifest.total_sha256) {
    throw new TenancyError('export_invalid', "The manifest's total does not fit the hashes of its parts.")
  }
  return manifest
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
