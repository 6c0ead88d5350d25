import { ID_PREFIXES, newId, type PayoutMethod, type PayoutReversalState } from '@cityos/contracts'
import { LEASE_MS } from '../domain/backoff'
import { REVERSIBLE_METHODS, type PaidPayout } from '../domain/claw-back'
import { rowsOf, type Sql } from './sql'

/** A part of a payout's transfer that is taken back because its vendor owes it. */
export interface ReversalRecord {
  id: string
  payout_id: string
  vendor_id: string
  vendor_order_id: string
  refund_id: string
  method: PayoutMethod
  currency_code: string
  amount_minor: bigint
  idempotency_key: string
  state: PayoutReversalState
  transfer_reference: string | null
  sends: number
  unclear: number
  next_attempt_at: Date | null
  provider_reference: string | null
  error_code: string | null
  error_message: string | null
  created_at: Date
  closed_at: Date | null
}

type Row = Omit<ReversalRecord, 'amount_minor'> & { amount_minor: string }

const COLUMNS = `id, payout_id, vendor_id, vendor_order_id, refund_id, method, currency_code, amount_minor,
  idempotency_key, state, transfer_reference, sends, unclear, next_attempt_at, provider_reference, error_code,
  error_message, created_at, closed_at`

const toReversal = (row: Row): ReversalRecord => ({ ...row, amount_minor: BigInt(row.amount_minor) })

export type PaidForOrder = PaidPayout & { method: PayoutMethod }

/**
 * The payouts with money of a vendor order in them, the latest first, which have left, or may, and of which something
 * can be taken back. Those who write reversals of a vendor hold its accounts: what is left stays left meanwhile.
 */
export async function payoutsOfOrder(sql: Sql, vendorOrderId: string): Promise<PaidForOrder[]> {
  const rows = await rowsOf<{ payout_id: string; method: PayoutMethod; left_minor: string }>(
    sql,
    `select p.id as payout_id, p.method,
            p.amount_minor - coalesce((select sum(r.amount_minor) from payout_reversal r
                                        where r.payout_id = p.id and r.state not in ('refused', 'canceled')), 0) as left_minor
       from payout p
      where p.method = any(?::text[]) and p.status in ('pending', 'held', 'processing', 'in_transit', 'paid')
        and p.id in (select i.payout_id
                       from ledger_posting lp
                       join payout_item i on i.transaction_id = lp.transaction_id and i.position = lp.position
                      where lp.vendor_order_id = ? and lp.amount_minor > 0)
      order by p.id desc`,
    [REVERSIBLE_METHODS, vendorOrderId],
  )
  return rows.map((row) => ({ ...row, left_minor: BigInt(row.left_minor) }))
}

export type NewReversal = Pick<
  ReversalRecord,
  'payout_id' | 'vendor_id' | 'vendor_order_id' | 'refund_id' | 'method' | 'currency_code' | 'amount_minor'
>

/** Writes the intent: before anything is sent, and once for each refund. The id is the key under which it is sent. */
export async function insertReversal(sql: Sql, reversal: NewReversal, now: Date): Promise<void> {
  const id = newId(ID_PREFIXES.payout_reversal)
  const { payout_id, vendor_id, vendor_order_id, refund_id, method, currency_code } = reversal
  await sql.raw(
    `insert into payout_reversal (id, idempotency_key, payout_id, vendor_id, vendor_order_id, refund_id, method,
                                  currency_code, amount_minor, next_attempt_at, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (tenant_id, refund_id, vendor_order_id, payout_id) do nothing`,
    [
      ...[id, id, payout_id, vendor_id, vendor_order_id, refund_id, method],
      ...[currency_code, String(reversal.amount_minor), now, now],
    ],
  )
}

/** Takes those of a debt back that nobody has sent. */
export async function withdrawReversals(sql: Sql, refundId: string): Promise<void> {
  await sql.raw(`delete from payout_reversal where refund_id = ? and state = 'pending' and sends = 0`, [
    refundId,
  ])
}

/** Takes reversals whose turn has come, for as long as a lease, as payouts are taken. */
export async function claimDueReversals(sql: Sql, now: Date, most: number): Promise<ReversalRecord[]> {
  const rows = await rowsOf<Row>(
    sql,
    `update payout_reversal set next_attempt_at = ?::timestamptz
      where id = any(array(select id from payout_reversal where next_attempt_at <= ?::timestamptz
                    order by next_attempt_at, id limit ? for update skip locked))
      returning ${COLUMNS}`,
    [new Date(now.getTime() + LEASE_MS), now, most],
  )
  return rows.map(toReversal)
}

/** A reversal, which nobody else changes until the transaction ends. */
export async function lockReversal(sql: Sql, id: string): Promise<ReversalRecord | undefined> {
  const [row] = await rowsOf<Row>(sql, `select ${COLUMNS} from payout_reversal where id = ? for update`, [id])
  return row && toReversal(row)
}

/** What of a payout was taken back, is to be, or was not, in the order in which it came. */
export async function reversalsOf(sql: Sql, payoutId: string): Promise<ReversalRecord[]> {
  const rows = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payout_reversal where payout_id = ? order by id`,
    [payoutId],
  )
  return rows.map(toReversal)
}

/** What of a vendor's debt is on its way back: it was sent, and nobody knows yet whether it has come. Minor units. */
export async function onItsWayBack(sql: Sql, vendorId: string, currencyCode: string): Promise<bigint> {
  const [row] = await rowsOf<{ sum: string }>(
    sql,
    `select coalesce(sum(amount_minor), 0)::text as sum from payout_reversal
      where vendor_id = ? and currency_code = ? and state = 'processing'`,
    [vendorId, currencyCode],
  )
  return BigInt(row!.sum)
}

export type ReversalPatch = Partial<
  Pick<
    ReversalRecord,
    | 'amount_minor'
    | 'state'
    | 'transfer_reference'
    | 'sends'
    | 'unclear'
    | 'next_attempt_at'
    | 'provider_reference'
    | 'error_code'
    | 'error_message'
    | 'closed_at'
  >
>

/** Writes some columns of a reversal, which the caller has locked. */
export async function patchReversal(sql: Sql, id: string, patch: ReversalPatch): Promise<void> {
  const names = Object.keys(patch) as (keyof ReversalPatch)[]
  const values = names.map((name) => (name === 'amount_minor' ? String(patch[name]) : patch[name]))
  await sql.raw(
    `update payout_reversal set ${[...names.map((name) => `${name} = ?`), 'updated_at = now()'].join(', ')} where id = ?`,
    [...values, id],
  )
}
