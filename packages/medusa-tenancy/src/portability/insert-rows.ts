import { ident } from '../schema/catalog'
import type { PortableTable } from './catalogue'
import { escaped } from './dump-table'
import type { PortableRow } from './row-format'
import type { Sql } from './sql'

/** Writes rows of text back: PostgreSQL reads each value with its column's own input function. */
export async function insertRows(
  transaction: Sql,
  table: Pick<PortableTable, 'name' | 'columns'>,
  rows: PortableRow[],
): Promise<void> {
  if (!rows.length) return
  const { columns } = table
  const names = columns.map(({ name }) => ident(name)).join()
  const values = columns.map(({ type }, index) => `v.c${index}::${type}`).join()
  const arrays = columns.map(() => '?::text[]').join()
  const aliases = columns.map((_, index) => `c${index}`).join()
  await transaction.raw(
    `insert into ${escaped(ident(table.name))} (${escaped(names)}) overriding system value
     select ${escaped(values)} from unnest(${arrays}) as v(${aliases})`,
    columns.map(({ name }) => rows.map((row) => row[name] ?? null)),
  )
}
