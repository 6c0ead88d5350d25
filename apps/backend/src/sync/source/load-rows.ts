import type { Sql, State } from '@cityos/bridge'

/** How the states of one kind are read: SQL over `$1`, the ids, that answers `id` and `state`. */
export interface Reader {
  /** The table whose rows are the things, and whose `deleted_at` says that one is gone. */
  table: string
  /** The table has no `deleted_at`: what is gone is no row any more. */
  isWhole?: true
  /** Tables of the platform's are read in its scope, with the tenant as `$2`. */
  scope: 'tenant' | 'platform'
  sql: string
}

export async function loadRows(
  tx: Sql,
  { sql, scope }: Reader,
  ids: readonly string[],
  tenantId: string,
): Promise<Map<string, State>> {
  const rows = await tx.query<{ id: string; state: State }>(
    sql,
    scope === 'platform' ? [ids, tenantId] : [ids],
  )
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** Of the platform's tables the tenant's own row is the one thing. */
const mine = ({ scope }: Reader, place: string) =>
  scope === 'platform' ? `id = ${place}` : `${place}::text is not null`

const lives = ({ isWhole }: Reader) => (isWhole ? 'true' : 'deleted_at is null')

export async function countRows(tx: Sql, reader: Reader, tenantId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from "${reader.table}" where ${lives(reader)} and ${mine(reader, '$1')}`,
    [tenantId],
  )
  return row?.count ?? 0
}

export async function listIds(
  tx: Sql,
  reader: Reader,
  { tenantId, after, most }: { tenantId: string; after: string; most: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from "${reader.table}" where ${lives(reader)} and ${mine(reader, '$3')} and id collate "C" > $1
      order by id collate "C" limit $2`,
    [after, most, tenantId],
  )
  return rows.map(({ id }) => id)
}
