import type { Sql } from '../../modules/payout/store/sql'
import type { Planned } from './plan-release'

/**
 * Notes what has become of vendor orders, after the ledger was written. Nobody is waited for: an order that somebody is
 * writing at this moment stays as it is, and so does one to which money has come since it was read; the next run looks
 * at it again and finds what is left.
 */
export async function markFunds(sql: Sql, planned: readonly Planned[], now: Date): Promise<void> {
  await sql.raw(
    `with free as (
       select id from vendor_order where id = any(?::text[]) order by id for update skip locked
     )
     update vendor_order v set updated_at = ?::timestamptz, reserve_until = w.reserve_until,
            released_at = case when w.released_at is null then v.released_at
                               when v.captured_minor = w.captured_minor then w.released_at end
       from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
            as w (id, captured_minor, released_at, reserve_until)
       join free on free.id = w.id
      where v.id = w.id`,
    [
      planned.map(({ order }) => order.id),
      now.toISOString(),
      planned.map(({ order }) => order.id),
      planned.map(({ order }) => order.captured_minor),
      planned.map(({ released_at }) => released_at?.toISOString() ?? null),
      planned.map(({ reserve_until }) => reserve_until?.toISOString() ?? null),
    ],
  )
}
