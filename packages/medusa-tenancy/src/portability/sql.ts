/** One transaction, or anything else that runs SQL with `?` for each binding: the part of knex that moving tenants needs. */
export interface Sql {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Medusa's connection, seen by who moves tenants. */
export interface SqlConnection extends Sql {
  transaction<T>(run: (transaction: Sql) => Promise<T>): Promise<T>
}

/** Called after each piece of work with what it added; throws to stop. */
export type OnProgress = (progress: { table: string; rows: number }) => void | Promise<void>

/**
 * The text form of every type without loss and without the server's habits: UTC, ISO dates, shortest exact floats.
 * For the current transaction alone.
 */
export async function writeValuesExactly(transaction: Sql): Promise<void> {
  await transaction.raw(
    `select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true),
            set_config('IntervalStyle', 'iso_8601', true), set_config('extra_float_digits', '1', true),
            set_config('bytea_output', 'hex', true)`,
  )
}

/** Longer than a slow disk takes for a batch, shorter than anybody wants to wait for the locks of a host that is gone. */
const LONGEST_PAUSE = '5min'

/**
 * Ends the current transaction, and with it its locks, when the process behind it says nothing for five minutes: its host
 * may be gone without a word, and PostgreSQL would wait for it for hours.
 */
export async function endWhenIdle(transaction: Sql): Promise<void> {
  await transaction.raw(`select set_config('idle_in_transaction_session_timeout', '${LONGEST_PAUSE}', true)`)
}

/** Until the end of the transaction nobody else decides about the rows of a tenant that is not in the registry. */
export async function lockTenant(transaction: Sql, tenantId: string): Promise<void> {
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`tenant:${tenantId}`])
}
