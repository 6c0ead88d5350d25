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
  const times = await timesReleased(sql, ids)
  return orders.map((order) => ({
    order,
    held: held.get(order.id)!,
    settings: settings.get(order.vendor_id)!,
    times: {
      release: times.get(`release ${order.id}`) ?? 0,
      reserve_release: times.get(`reserve_release ${order.id}`) ?? 0,
    },
  }))
}

/** Also those that were taken back: their keys are taken. */
async function timesReleased(sql: Sql, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ key: string; times: number }>(
    sql,
    `select kind || ' ' || source_id as key, count(*)::int as times from ledger_transaction
      where source_id = any(?::text[]) and source_type = 'vendor_order' and kind in ('release', 'reserve_release')
      group by 1`,
    [ids],
  )
  return new Map(rows.map(({ key, times }) => [key, times]))
}
