import { rowsOf, type Sql } from '../../../modules/payout/store/sql'

/** The time zone by whose clocks the tenant in scope works. */
export async function timeZoneOf(sql: Sql): Promise<string> {
  const [row] = await rowsOf<{ time_zone: string | null }>(
    sql,
    `select time_zone from tenant where id = current_setting('app.tenant')`,
  )
  return row?.time_zone ?? 'UTC'
}
