import { CityosError, type VendorOrderStatus } from '@cityos/contracts'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'
import type { PayoutContext } from '../payout/context'
import type { OrderWithFunds } from './due-orders'

/** What a step about the money of one vendor order may change, and so what its compensation writes again. */
export interface FundsBefore {
  id: string
  released_at: Date | string | null
  reserve_until: Date | string | null
  funds_held_at: Date | string | null
  funds_held_reason: string | null
  funds_resumed_at: Date | string | null
}

export type OneWithFunds = OrderWithFunds & FundsBefore & { status: VendorOrderStatus }

/**
 * One vendor order, whose money nobody else moves until the transaction ends: the order is locked, then the vendor's
 * accounts, in the order in which everybody does it. @throws CityosError `not_found`.
 */
export async function lockFunds(
  { ledger }: Pick<PayoutContext, 'ledger'>,
  trx: Sql,
  id: string,
): Promise<OneWithFunds> {
  const [found] = await rowsOf<OneWithFunds & { order_id: string }>(trx, `${SELECT} where id = ?`, [id])
  if (!found) throw new CityosError('not_found', `There is no vendor order ${id}.`)
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('vendor_order ' || ?, 0))`, [found.order_id])
  await ledger.lockAccounts(trx, found.vendor_id, found.currency_code)
  const [locked] = await rowsOf<OneWithFunds>(trx, `${SELECT} where id = ? for update`, [id])
  if (!locked) throw new CityosError('not_found', `There is no vendor order ${id}.`)
  return locked
}

const SELECT = `select id, order_id, vendor_id, currency_code, captured_minor, status, released_at, reserve_until,
  funds_held_at, funds_held_reason, funds_resumed_at from vendor_order`

/** Writes the columns about the money of one vendor order. */
export async function writeFunds(trx: Sql, funds: FundsBefore, now: Date): Promise<void> {
  const text = (at: Date | string | null) => (at === null ? null : new Date(at).toISOString())
  await trx.raw(
    `update vendor_order set released_at = ?::timestamptz, reserve_until = ?::timestamptz,
            funds_held_at = ?::timestamptz, funds_held_reason = ?, funds_resumed_at = ?::timestamptz, updated_at = ?::timestamptz where id = ?`,
    [
      ...[text(funds.released_at), text(funds.reserve_until), text(funds.funds_held_at)],
      ...[funds.funds_held_reason, text(funds.funds_resumed_at), now.toISOString(), funds.id],
    ],
  )
}

/** Only these columns, for a step's compensation. */
export function fundsOf(order: OneWithFunds): FundsBefore {
  const { id, released_at, reserve_until, funds_held_at, funds_held_reason, funds_resumed_at } = order
  return { id, released_at, reserve_until, funds_held_at, funds_held_reason, funds_resumed_at }
}
