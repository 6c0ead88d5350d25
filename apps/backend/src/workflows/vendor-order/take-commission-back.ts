import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { reverseCommission, type ReturnedLine } from '../../modules/commission/store/reverse-commission'

interface Gone {
  vendor_order_id: string
  source_id: string
  /** Below zero. */
  quantity: string
  /** Of what was paid without tax, how much goes. */
  base_minor: bigint
}

interface Charged {
  vendor_order_id: string
  line_item_id: string
  change_id: string
  left_minor: string
}

/** What of each charge is not taken back yet, the newest first; lines of several stack groups have one base. */
const LEFT = `
  select vendor_order_id, line_item_id, change_id, max(base_minor - gone) as left_minor
    from (select l.*, coalesce((select -sum(r.base_minor) from commission_line r where r.reverses_id = l.id), 0) as gone
            from commission_line l where l.vendor_order_id = any(?) and l.reverses_id is null) charged
   group by 1, 2, 3 order by max(occurred_at) desc, change_id desc`

/** Takes commission back of pieces that left an order, from what was charged last; never more than was charged. */
export async function takeCommissionBack(
  trx: Knex,
  gone: readonly Gone[],
  change: { id: string; at: Date },
): Promise<void> {
  if (!gone.length) return
  const orders = [...new Set(gone.map(({ vendor_order_id }) => vendor_order_id))]
  const { rows } = await trx.raw<{ rows: Charged[] }>(LEFT, [orders] as never)
  const returned = gone.flatMap((line): ReturnedLine[] => {
    let rest = line.base_minor
    return rows
      .filter((row) => row.vendor_order_id === line.vendor_order_id && row.line_item_id === line.source_id)
      .flatMap((row, index) => {
        const left = BigInt(row.left_minor)
        const part = rest < left ? rest : left
        rest -= part
        return part > 0n ? [toReturned(row, part, index === 0 ? line.quantity : '0', change)] : []
      })
  })
  await reverseCommission(trx, returned)
}

/** Takes all commission of vendor orders back, which are not to be. */
export async function takeAllCommissionBack(
  trx: Knex,
  orderId: string,
  change: { id: string; at: Date },
): Promise<void> {
  const { rows: orders } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from vendor_order where order_id = ?`,
    [orderId],
  )
  const { rows } = await trx.raw<{ rows: Charged[] }>(LEFT, [orders.map(({ id }) => id)] as never)
  await reverseCommission(
    trx,
    rows.map((row) => toReturned(row, BigInt(row.left_minor), '0', change)),
  )
}

const toReturned = (
  row: Charged,
  base_minor: bigint,
  quantity: string,
  change: { id: string; at: Date },
): ReturnedLine => ({
  ...{ vendor_order_id: row.vendor_order_id, line_item_id: row.line_item_id, sold_by: row.change_id },
  ...{ change_id: change.id, base_minor, quantity: quantity.replace(/^-/, ''), at: change.at },
})
