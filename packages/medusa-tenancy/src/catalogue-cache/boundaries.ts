/** Columns that change answers when their time comes, without any write. */
const TIMES = {
  price_list: ['starts_at', 'ends_at'],
  api_key: ['revoked_at'],
}

const UPCOMING = Object.entries(TIMES)
  .flatMap(([table, columns]) =>
    columns.map((column) => `select min(${column}) as at from ${table} where ${column} >= now()`),
  )
  .join(' union all ')

const NEXT_BOUNDARY_SQL = `select extract(epoch from min(at))::float8 * 1000 as "nextMs" from (${UPCOMING}) upcoming`

/** Runs SQL in the scope of the tenant. */
export interface ScopedConnection {
  raw(sql: string): Promise<{ rows: unknown[] }>
}

/**
 * The next moment, by the database's clock, at which a price list of the tenant in scope begins or ends or a key
 * expires: until then nothing but a write changes an answer. Infinity when nothing is planned.
 */
export async function nextBoundaryMs(connection: ScopedConnection): Promise<number> {
  const { rows } = await connection.raw(NEXT_BOUNDARY_SQL)
  const { nextMs } = rows[0] as { nextMs: number | null }
  return nextMs === null ? Infinity : Math.floor(nextMs)
}
