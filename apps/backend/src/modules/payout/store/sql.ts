/** A database transaction in the tenant's scope, or its connection: the part of knex that payouts need. */
export interface Sql {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** A connection in the tenant's scope, which can begin a transaction. */
export interface Db extends Sql {
  transaction<T>(work: (trx: Sql) => Promise<T>): Promise<T>
}

/** Rows of a query whose columns its text says. */
export async function rowsOf<Row>(sql: Sql, text: string, bindings: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await sql.raw(text, bindings)
  return rows as unknown as Row[]
}
