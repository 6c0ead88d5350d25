import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TenancyError } from '../errors'
import { hashFile, type Hashed } from './hashed-file'
import { readLines } from './line-reader'
import { MANIFEST_FILE, parseManifest, type Manifest, type ManifestTable } from './manifest'
import { parseRow, type PortableRow } from './row-format'
import type { OnProgress } from './sql'

/** Room for a million files; whatever is larger than this is no manifest. */
const LARGEST_MANIFEST = 256 << 20

/** An export on the disk whose manifest has been read and found whole. */
export class TenantExport {
  private constructor(
    readonly folder: string,
    readonly manifest: Manifest,
  ) {}

  /** @throws TenancyError `export_invalid` when there is no manifest or it makes no sense. */
  static async open(folder: string): Promise<TenantExport> {
    const path = join(folder, MANIFEST_FILE)
    const size = await sizeOf(path)
    if (size === undefined || size > LARGEST_MANIFEST) {
      throw new TenancyError('export_invalid', `The export has no ${MANIFEST_FILE}.`)
    }
    return new TenantExport(folder, parseManifest(await readFile(path, 'utf8')))
  }

  path(part: 'tables' | 'registry', table: string): string {
    return join(this.folder, part, `${table}.ndjson`)
  }

  file(path: string): string {
    return join(this.folder, 'files', path)
  }

  /** All rows that the registry held of the tenant: few. */
  async registry(): Promise<Record<string, PortableRow[]>> {
    const found: Record<string, PortableRow[]> = {}
    for (const table of this.manifest.registry) {
      const rows: PortableRow[] = []
      for await (const { lines } of readLines(this.path('registry', table.name), 0, 1_000)) {
        rows.push(...lines.map((line) => parseRow(line, table.name, table.columns)))
      }
      found[table.name] = rows
    }
    return found
  }

  /**
   * Compares what was unpacked with what the manifest names: neither less, nor more, nor anything else.
   * @throws TenancyError `export_invalid` naming the first part that differs.
   */
  expectParts(parts: ReadonlyMap<string, Hashed>): void {
    const { tables, registry, files } = this.manifest
    const named = new Map<string, Hashed>([
      ...tables.map((table) => [`tables/${table.name}.ndjson`, table] as const),
      ...registry.map((table) => [`registry/${table.name}.ndjson`, table] as const),
      ...files.map((file) => [`files/${file.path}`, file] as const),
    ])
    for (const [name, { bytes, sha256 }] of named) {
      const part = parts.get(name)
      if (!part) throw missing(name)
      if (part.bytes !== bytes || part.sha256 !== sha256) throw changed(name)
    }
    const more = [...parts.keys()].find((name) => name !== MANIFEST_FILE && !named.has(name))
    if (more) throw new TenancyError('export_invalid', `${more} is not in the manifest.`)
  }

  /**
   * Reads everything once and compares it with the manifest; `onRow` sees each row of the tenant.
   * @throws TenancyError `export_invalid` naming the first part that is missing or was changed.
   */
  async check(options: {
    onRow?: (row: PortableRow, table: ManifestTable) => void
    onProgress?: OnProgress
  }): Promise<void> {
    for (const part of ['tables', 'registry'] as const) {
      for (const table of this.manifest[part]) {
        await expectHash(this.path(part, table.name), table, `${part}/${table.name}.ndjson`)
        let rows = 0
        for await (const { lines } of readLines(this.path(part, table.name), 0, 1_000)) {
          for (const line of lines) {
            const row = parseRow(line, table.name, table.columns)
            if (part === 'tables') options.onRow?.(row, table)
          }
          rows += lines.length
          await options.onProgress?.({ table: table.name, rows: lines.length })
        }
        if (rows !== table.rows) throw changed(`${part}/${table.name}.ndjson`)
      }
    }
    for (const file of this.manifest.files) {
      await expectHash(this.file(file.path), file, `files/${file.path}`)
    }
  }
}

async function expectHash(path: string, expected: { bytes: number; sha256: string }, name: string) {
  const size = await sizeOf(path)
  if (size === undefined) throw missing(name)
  if (size !== expected.bytes || (await hashFile(path)).sha256 !== expected.sha256) throw changed(name)
}

/** The size of a plain file; a link would lead out of the export. */
async function sizeOf(path: string): Promise<number | undefined> {
  const stats = await lstat(path).catch(() => undefined)
  return stats?.isFile() ? stats.size : undefined
}

const missing = (name: string) => new TenancyError('export_invalid', `${name} is missing from the export.`)

const changed = (name: string) =>
  new TenancyError('export_invalid', `${name} is not what the manifest says: it was changed or cut off.`)
