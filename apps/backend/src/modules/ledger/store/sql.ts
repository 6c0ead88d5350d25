/** A transaction of the tenant in scope, or its connection: the part of knex that the ledger needs. */
export interface Sql {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}
