import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** A connection in the tenant's scope; each statement is a transaction of its own, and none is the caller's. */
export type Sql = Pick<Knex, 'raw'>

/** Rows of a query whose columns its text says. */
export async function rowsOf<Row>(sql: Sql, text: string, bindings: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(text, bindings as never)
  return rows
}
