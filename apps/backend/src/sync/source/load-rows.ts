import type { Sql, State } from '@cityos/bridge'

/** How the states of one kind are read: SQL over `$1`, the ids, that answers `id` and `state`. */
export interface Reader {
  /** The table whose rows are the things, and whose `deleted_at` says that one is gone. */
  table: string
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

export async function listIds(
  tx: Sql,
  { table, scope }: Reader,
  { tenantId, after, most }: { tenantId: string; after: string; most: number },
): Promise<string[]> {
  // Of the platform's tables the tenant's own row is the one thing.
  const mine = scope === 'platform' ? 'id = $3' : '$3::text is not null'
  const rows = await tx.query<{ id: string }>(
    `select id from "${table}" where deleted_at is null and ${mine} and id collate "C" > $1
      order by id collate "C" limit $2`,
    [after, most, tenantId],
  )
  return rows.map(({ id }) => id)
}
