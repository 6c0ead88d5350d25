import { TenancyError } from '../errors'
import { schemaFingerprint, type PortableTable, type PortableTables } from './catalogue'
import type { Manifest, ManifestTable } from './manifest'

const SHOWN = 5

/**
 * An export can be read where every table has the columns that it had there.
 * @throws TenancyError `export_invalid` naming what differs.
 */
export function expectSameSchema(manifest: Manifest, here: PortableTables): void {
  const parts = [...manifest.tables, ...manifest.registry]
  if (schemaFingerprint(parts) !== manifest.schema_fingerprint) {
    throw new TenancyError('export_invalid', 'The columns in the manifest do not fit its fingerprint.')
  }
  const differences = [...compare(manifest.tables, here.tables), ...compare(manifest.registry, here.registry)]
  if (!differences.length) return
  const shown = differences.slice(0, SHOWN).join(', ')
  const more = differences.length > SHOWN ? ` and ${differences.length - SHOWN} more` : ''
  throw new TenancyError(
    'export_invalid',
    `The export was made from a database with other tables or columns: ${shown}${more}. Import it with the version that made it, and upgrade then.`,
  )
}

function compare(there: ManifestTable[], here: PortableTable[]): string[] {
  const theirs = new Map(there.map((table) => [table.name, columnsOf(table)]))
  const ours = new Map(here.map((table) => [table.name, columnsOf(table)]))
  const differences: string[] = []
  for (const [name, columns] of theirs) {
    const known = ours.get(name)
    if (!known) differences.push(`${name} is unknown here`)
    else differences.push(...missing(columns, known, (column) => `${name}.${column} is unknown here`))
  }
  for (const [name, columns] of ours) {
    const known = theirs.get(name)
    if (!known) differences.push(`${name} is not in the export`)
    else differences.push(...missing(columns, known, (column) => `${name}.${column} is not in the export`))
  }
  return differences
}

const columnsOf = ({ columns }: Pick<PortableTable, 'columns'>) => columns.map((c) => `${c.name} (${c.type})`)

function missing(columns: string[], known: string[], say: (column: string) => string): string[] {
  return columns.filter((column) => !known.includes(column)).map(say)
}
