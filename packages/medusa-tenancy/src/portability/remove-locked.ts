import { ident } from '../schema/catalog'
import type { Sql } from './sql'

interface Range {
  /** Keys behind this one; from the first on without it. */
  from?: unknown[] | undefined
  /** Keys up to this one; to the last without it. */
  to?: unknown[] | undefined
}

/**
 * Removes rows that this role may not remove by itself, because they only grow or triggers write them. The database
 * does it for a tenant that is closed. Answers how many, or undefined for a table whose rows this role may remove.
 */
export async function removeLocked(
  transaction: Sql,
  table: string,
  { from, to }: Range = {},
): Promise<number | undefined> {
  const { rows } = await transaction.raw(
    `select case when not has_table_privilege(current_user, ?::text, 'DELETE') then
       tenancy_delete_locked(current_setting('app.tenant'), ?, ?::text[], ?::text[]) end as count`,
    [`public.${ident(table)}`, table, from ?? null, to ?? null],
  )
  const count = rows[0]?.['count']
  return count === null || count === undefined ? undefined : Number(count)
}
