import type { Sql } from './sql'

/**
 * Keeps everybody else who asks for the same owners waiting until the database transaction ends. Whoever reads a
 * balance and posts by what it says asks first, before anything else is locked; who only adds needs not. Any number of
 * owners, in one order for everybody.
 */
export async function lockAccounts(
  sql: Sql,
  ownerIds: string | readonly string[],
  currencyCode: string,
): Promise<void> {
  const owners = [...new Set([ownerIds].flat())].sort()
  await sql.raw(
    `select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant') || ' ledger ' || o || ?, 0))
       from unnest(?::text[]) with ordinality as w (o, place) order by place`,
    [` ${currencyCode}`, owners],
  )
}
