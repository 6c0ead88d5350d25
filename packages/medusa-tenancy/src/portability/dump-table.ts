import { ident } from '../schema/catalog'
import type { PortableTable } from './catalogue'
import { rowWriter } from './row-format'
import type { Sql } from './sql'

const ROWS_PER_FETCH = 1_000
const CURSOR = 'medusa_tenancy_rows'

/** Compared byte by byte, so that the order is the same under every collation. */
const collatable = /^(text|character|name)/

/**
 * Reads the rows of a table that the scope sees, a thousand at a time, as rows of text. In the order of the primary
 * key where `ordered`. Needs a transaction.
 */
export async function* readTable(
  transaction: Sql,
  table: PortableTable,
  options: { ordered: boolean; where?: { column: string; value: string } },
): AsyncGenerator<Record<string, unknown>[]> {
  const types = new Map(table.columns.map(({ name, type }) => [name, type]))
  const columns = table.columns.map(({ name }) => `${ident(name)}::text as ${ident(name)}`)
  const order = table.key.map(
    (name) => ident(name) + (collatable.test(types.get(name) ?? '') ? ' collate "C"' : ''),
  )
  const { where } = options
  await transaction.raw(
    escaped(
      `declare ${CURSOR} no scroll cursor for select ${columns.join() || 'null'} from ${ident(table.name)}`,
    ) +
      (where ? ` where ${escaped(ident(where.column))} = ?` : '') +
      (options.ordered && order.length ? ` order by ${escaped(order.join())}` : ''),
    where ? [where.value] : [],
  )
  for (;;) {
    const { rows } = await transaction.raw(`fetch ${ROWS_PER_FETCH} from ${CURSOR}`)
    if (rows.length) yield rows
    if (rows.length < ROWS_PER_FETCH) break
  }
  await transaction.raw(`close ${CURSOR}`)
}

/** {@link readTable} as lines, each with its end. */
export async function* dumpTable(
  transaction: Sql,
  table: PortableTable,
  options: { ordered: boolean; where?: { column: string; value: string } },
): AsyncGenerator<string[]> {
  const write = rowWriter(table.columns)
  for await (const rows of readTable(transaction, table, options)) yield rows.map((row) => `${write(row)}\n`)
}

/** A question mark stands for a binding; one in a name has to say that it does not. */
export function escaped(sql: string): string {
  return sql.replace(/\?/g, '\\?')
}
