import type { Classification } from '../schema/classification'
import { classify } from '../schema/classification'
import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { readPortableTables, type PortableTable, type PortableTables } from './catalogue'
import { RowCloner } from './clone-rows'
import { expectSameSchema } from './compare-schema'
import { readGlobalIds } from './global-ids'
import { IdMapper, looksLikeId } from './id-mapper'
import { insertOrder, type TableGroup } from './insert-order'
import { insertRows } from './insert-rows'
import { readLines } from './line-reader'
import type { ManifestTable } from './manifest'
import { TenantExport } from './open-export'
import { asPlatform } from './as-platform'
import { parseRow, type PortableRow } from './row-format'
import { endWhenIdle, writeValuesExactly, type OnProgress, type Sql, type SqlConnection } from './sql'

const ROWS_PER_BATCH = 500

export interface ImportSource {
  folder: string
  /** A copy: its tenant, and the secret that its other ids are made with. Absent, the rows keep their ids. */
  clone?: { tenantId: string; key: string }
  classification?: Partial<Classification>
  onProgress?: OnProgress
}

/** An export that was found whole and fit for this database. Nothing has been written yet. */
export interface ImportPlan {
  source: TenantExport
  portable: PortableTables
  groups: TableGroup[]
  cloner?: RowCloner
  /** Columns whose equal values one statement has to write: table → column. */
  wholes: Record<string, string | undefined>
  /** Gives a copy's ids; the same text for an import that keeps its ids. */
  mapText: (text: string) => string
}

/** How far an import has come: everything before is written. */
export interface ImportCursor {
  group: number
  /** Where the next line of the group's table begins. */
  offset: number
}

/**
 * Reads an export and checks all of it before the first write.
 * @throws TenancyError `export_invalid` naming what is wrong.
 */
export async function planImport(connection: SqlConnection, options: ImportSource): Promise<ImportPlan> {
  const source = await TenantExport.open(options.folder)
  const portable = await runInTenant(PLATFORM_TENANT_ID, () =>
    readPortableTables(connection, options.classification),
  )
  expectSameSchema(source.manifest, portable)
  const keys = new Map(portable.tables.filter((t) => t.keyIsGlobal).map((t) => [t.name, t.key]))
  const odd = new Set<string>()
  await source.check({
    onRow: (row, table) => collectOddKeys(row, keys.get(table.name), odd),
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  const groups = insertOrder(portable.tables)
  const { append_only: growing, cloned } = classify(options.classification)
  const wholes = Object.fromEntries(Object.entries(growing).map(([table, { whole }]) => [table, whole]))
  const { clone } = options
  if (!clone) return { source, portable, groups, wholes, mapText: (text) => text }
  const ids = new IdMapper({
    key: clone.key,
    tenant: { from: source.manifest.tenant.id, to: clone.tenantId },
    until: new Date(source.manifest.created_at),
    kept: await readGlobalIds(connection, options.classification),
    odd,
  })
  const cloner = new RowCloner(ids, cloned, clone.key)
  return { source, portable, groups, wholes, cloner, mapText: (text) => ids.map(text) }
}

function collectOddKeys(row: PortableRow, key: string[] | undefined, odd: Set<string>): void {
  for (const column of key ?? []) {
    const value = row[column]
    if (value && !looksLikeId(value)) odd.add(value)
  }
}

/**
 * Writes the rows in the scope of `tenantId`, in batches whose cursor is saved in the same transaction: an import
 * that a crash cut off goes on exactly there. `saveCursor` runs in the tenant's scope, `asPlatform` lends it the
 * platform's.
 */
export async function importRows(
  connection: SqlConnection,
  plan: ImportPlan,
  options: {
    tenantId: string
    from?: ImportCursor
    saveCursor: (transaction: Sql, cursor: ImportCursor) => Promise<void>
    onProgress?: OnProgress
  },
): Promise<void> {
  const { tenantId, from = { group: 0, offset: 0 } } = options
  for (let index = from.group; index < plan.groups.length; index++) {
    const group = plan.groups[index] as TableGroup
    const write = (work: (transaction: Sql) => Promise<ImportCursor>) =>
      runInTenant(tenantId, () =>
        connection.transaction(async (transaction) => {
          await writeValuesExactly(transaction)
          await endWhenIdle(transaction)
          const cursor = await work(transaction)
          await asPlatform(transaction, tenantId, () => options.saveCursor(transaction, cursor))
        }),
      )
    if (group.circular) await writeCircle(plan, group, index, write, options.onProgress)
    else
      await writeTable(plan, group, index, index === from.group ? from.offset : 0, write, options.onProgress)
  }
}

type Write = (work: (transaction: Sql) => Promise<ImportCursor>) => Promise<void>

async function writeTable(
  plan: ImportPlan,
  { tables }: TableGroup,
  group: number,
  from: number,
  write: Write,
  onProgress?: OnProgress,
): Promise<void> {
  const table = tables[0] as PortableTable
  for await (const { rows, lines, offset } of batches(plan, table, from)) {
    await write(async (transaction) => {
      await insertRows(transaction, table, rows)
      return { group, offset }
    })
    await onProgress?.({ table: table.name, rows: lines })
  }
}

/** Rows that point at rows of later batches are checked when all are there. */
async function writeCircle(
  plan: ImportPlan,
  { tables }: TableGroup,
  group: number,
  write: Write,
  onProgress?: OnProgress,
): Promise<void> {
  const done: Parameters<OnProgress>[0][] = []
  await write(async (transaction) => {
    await transaction.raw('set constraints all deferred')
    for (const table of tables) {
      for await (const { rows, lines } of batches(plan, table, 0)) {
        await insertRows(transaction, table, rows)
        done.push({ table: table.name, rows: lines })
      }
    }
    return { group: group + 1, offset: 0 }
  })
  for (const progress of done) await onProgress?.(progress)
}

async function* batches(plan: ImportPlan, { name }: PortableTable, from: number) {
  const table = plan.source.manifest.tables.find((candidate) => candidate.name === name) as ManifestTable
  if (!table.rows) return
  const whole = plan.wholes[name]
  const together = whole
    ? (line: string, next: string) => valueIn(line, table, whole) === valueIn(next, table, whole)
    : undefined
  const path = plan.source.path('tables', name)
  for await (const { lines, offset } of readLines(path, from, ROWS_PER_BATCH, together)) {
    const rows: PortableRow[] = []
    for (const line of lines) {
      const row = parseRow(line, name, table.columns)
      const written = plan.cloner ? plan.cloner.forward(name, table.columns, row) : row
      if (written) rows.push(written)
    }
    yield { rows, lines: lines.length, offset }
  }
}

const valueIn = (line: string, { name, columns }: ManifestTable, column: string) =>
  parseRow(line, name, columns)[column]
