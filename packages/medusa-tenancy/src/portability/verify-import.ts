import { createHash } from 'node:crypto'
import { TenancyError } from '../errors'
import { runInTenant } from '../scope/scope'
import type { PortableTable } from './catalogue'
import { dumpTable, readTable } from './dump-table'
import { holdStill } from './export-tenant'
import type { ImportPlan } from './import-tenant'
import { readLines } from './line-reader'
import type { ManifestTable } from './manifest'
import { RowDigest } from './row-digest'
import { parseRow, rowWriter, type PortableRow } from './row-format'
import type { OnProgress, Sql, SqlConnection } from './sql'

/**
 * Reads the imported rows back and compares counts and hashes with the export: of a restored tenant the very hashes
 * of the manifest; of a copy those of its rows with their ids turned back.
 * @throws TenancyError `import_incomplete` naming the first table that differs.
 */
export async function verifyImport(
  connection: SqlConnection,
  plan: ImportPlan,
  options: { tenantId: string; onProgress?: OnProgress },
): Promise<void> {
  await runInTenant(options.tenantId, () =>
    connection.transaction(async (transaction) => {
      await holdStill(transaction)
      for (const table of plan.portable.tables) {
        const expected = plan.source.manifest.tables.find(({ name }) => name === table.name) as ManifestTable
        const equal = plan.cloner
          ? await isCopy(transaction, plan, table, expected)
          : await isSame(transaction, table, expected)
        if (!equal) {
          throw new TenancyError('import_incomplete', `Table ${table.name} is not what the export holds.`)
        }
        await options.onProgress?.({ table: table.name, rows: expected.rows })
      }
    }),
  )
}

async function isSame(transaction: Sql, table: PortableTable, expected: ManifestTable): Promise<boolean> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of dumpTable(transaction, table, { ordered: true })) {
    hash.update(lines.join(''))
    rows += lines.length
  }
  return rows === expected.rows && hash.digest('hex') === expected.sha256
}

async function isCopy(
  transaction: Sql,
  plan: ImportPlan,
  table: PortableTable,
  { name, columns }: ManifestTable,
): Promise<boolean> {
  const cloner = plan.cloner!
  const write = rowWriter(columns)
  const original = new RowDigest()
  for await (const { lines } of readLines(plan.source.path('tables', name), 0, 1_000)) {
    for (const line of lines) {
      const row = cloner.common(name, columns, parseRow(line, name, columns), false)
      if (row) original.add(write(row))
    }
  }
  const copy = new RowDigest()
  for await (const rows of readTable(transaction, table, { ordered: false })) {
    for (const row of rows) {
      const common = cloner.common(name, columns, row as PortableRow, true)
      if (common) copy.add(write(common))
    }
  }
  return original.value === copy.value
}
