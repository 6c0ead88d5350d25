import type { PayoutSchedule } from '@cityos/contracts'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'

/** Where a run goes on: behind this vendor, in this currency and those after it. */
export interface Place {
  currency: string
  vendor: string
}

/**
 * The next vendors, in one currency, that have something available and are paid by this schedule: by their own, or by
 * the tenant's when they have none. Those of the tenant's own that a schedule is not named for are all of them.
 */
export async function nextVendors(
  sql: Sql,
  after: Place,
  most: number,
  { schedule, isTenants }: { schedule: PayoutSchedule; isTenants: boolean },
): Promise<{ currency: string; vendorIds: string[] } | null> {
  const rows = await rowsOf<{ owner_id: string; currency_code: string }>(
    sql,
    `select a.owner_id, a.currency_code
       from ledger_account a
       join lateral (select sum(amount_minor) as amount from ledger_balance where account_id = a.id) b on b.amount > 0
       left join payout_setting s on s.vendor_id = a.owner_id
      where a.kind = 'available' and (a.currency_code, a.owner_id) > (?, ?)
        and (s.schedule = ?::jsonb or (s.schedule is null and ?))
      order by a.currency_code, a.owner_id limit ?`,
    [after.currency, after.vendor, JSON.stringify(schedule), isTenants, most],
  )
  const currency = rows[0]?.currency_code
  if (currency === undefined) return null
  const vendorIds = rows.filter((row) => row.currency_code === currency).map(({ owner_id }) => owner_id)
  return { currency, vendorIds }
}
