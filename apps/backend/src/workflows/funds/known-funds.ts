import { vendorSettings } from '../../modules/payout/store/settings'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'
import type { PayoutContext } from '../payout/context'
import type { OrderWithFunds } from './due-orders'
import type { Known } from './plan-release'

/** What decides about the money of these vendor orders; asked under the lock of their vendors' accounts. */
export async function knownFunds(
  { ledger, payouts }: Pick<PayoutContext, 'ledger' | 'payouts'>,
  sql: Sql,
  orders: readonly OrderWithFunds[],
): Promise<Known[]> {
  const ids = orders.map(({ id }) => id)
  const vendors = [...new Set(orders.map(({ vendor_id }) => vendor_id))]
  const settings = await vendorSettings(sql, vendors, payouts.options.defaultMethod)
  const held = await ledger.orderBalances(sql, ids)
  const releases = await releasesOf(sql, ids)
  return orders.map((order) => ({
    order,
    held: held.get(order.id)!,
    settings: settings.get(order.vendor_id)!,
    times: {
      release: releases.get(`release ${order.id}`)?.times ?? 0,
      reserve_release: releases.get(`reserve_release ${order.id}`)?.times ?? 0,
    },
    last_release: releases.get(`release ${order.id}`)?.last ?? null,
  }))
}

/** Also those that were taken back: their keys are taken. */
async function releasesOf(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, { times: number; last: Date }>> {
  const rows = await rowsOf<{ key: string; times: number; last: Date }>(
    sql,
    `select kind || ' ' || source_id as key, count(*)::int as times, max(occurred_at) as last from ledger_transaction
      where source_id = any(?::text[]) and source_type = 'vendor_order' and kind in ('release', 'reserve_release')
      group by 1`,
    [ids],
  )
  return new Map(rows.map(({ key, ...rest }) => [key, rest]))
}
