import type { PayoutMethod, PayoutReason, PayoutStatus } from '@cityos/contracts'
import { LEASE_MS } from '../domain/backoff'
import { rowsOf, type Sql } from './sql'

/** A payout as its row says. */
export interface PayoutRecord {
  id: string
  vendor_id: string
  currency_code: string
  amount_minor: bigint
  /** What the provider has taken back of it, because its vendor owed it. */
  reversed_minor: bigint
  status: PayoutStatus
  method: PayoutMethod
  run_id: string | null
  batch_id: string | null
  reasons: PayoutReason[]
  note: string | null
  attempts: number
  refusals: number
  unclear: number
  next_attempt_at: Date | null
  destination: string | null
  provider_reference: string | null
  sent_at: Date | null
  paid_at: Date | null
  closed_at: Date | null
  created_at: Date
  updated_at: Date
}

type Row = Omit<PayoutRecord, 'amount_minor' | 'reversed_minor'> & {
  amount_minor: string
  reversed_minor: string
}

export const PAYOUT_COLUMNS = `id, vendor_id, currency_code, amount_minor, reversed_minor, status, method, run_id, batch_id, reasons, note,
  attempts, refusals, unclear, next_attempt_at, destination, provider_reference, sent_at, paid_at, closed_at,
  created_at, updated_at`

export const toPayout = (row: Row): PayoutRecord => ({
  ...row,
  amount_minor: BigInt(row.amount_minor),
  reversed_minor: BigInt(row.reversed_minor),
})

export type NewPayout = Pick<
  PayoutRecord,
  'id' | 'vendor_id' | 'currency_code' | 'amount_minor' | 'method' | 'run_id' | 'note'
>

/** Writes payouts that wait to be sent, in one statement. */
export async function insertPayouts(sql: Sql, payouts: readonly NewPayout[], now: Date): Promise<void> {
  const column = <K extends keyof NewPayout>(name: K) => payouts.map((payout) => payout[name])
  await sql.raw(
    `insert into payout (id, vendor_id, currency_code, amount_minor, method, run_id, note, next_attempt_at, created_at, updated_at)
     select w.*, ?::timestamptz, ?::timestamptz, ?::timestamptz
       from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[]) as w`,
    [
      ...[now, now, now],
      ...[column('id'), column('vendor_id'), column('currency_code'), column('amount_minor').map(String)],
      ...[column('method'), column('run_id'), column('note')],
    ],
  )
}

/** A payout of the tenant, which nobody else changes until the transaction ends; nothing where there is none. */
export async function lockPayout(sql: Sql, id: string): Promise<PayoutRecord | undefined> {
  const [row] = await rowsOf<Row>(sql, `select ${PAYOUT_COLUMNS} from payout where id = ? for update`, [id])
  return row && toPayout(row)
}

/**
 * Takes payouts whose time has come, for as long as a lease: whoever dies with one leaves it to who comes after. Each
 * is had by one process. Those by bank go in files instead.
 */
export async function claimDue(sql: Sql, now: Date, most: number): Promise<PayoutRecord[]> {
  const rows = await rowsOf<Row>(
    sql,
    `update payout set next_attempt_at = ?::timestamptz
      where id = any(array(select id from payout
                    where next_attempt_at <= ?::timestamptz
                      and not (status = 'pending' and method = 'bank_transfer')
                    order by next_attempt_at, id limit ? for update skip locked))
      returning ${PAYOUT_COLUMNS}`,
    [new Date(now.getTime() + LEASE_MS), now, most],
  )
  return rows.map(toPayout)
}

/**
 * Takes payouts behind an id of which nobody knows since a time what became of them, and which no process has in its
 * hands: what is leased is so for less than a lease.
 */
export async function claimStuck(
  sql: Sql,
  { since, now, after, most }: { since: Date; now: Date; after: string; most: number },
): Promise<PayoutRecord[]> {
  const lease = new Date(now.getTime() + LEASE_MS)
  const rows = await rowsOf<Row>(
    sql,
    `update payout set next_attempt_at = ?::timestamptz
      where id = any(array(select id from payout
                    where status = 'processing' and sent_at < ?::timestamptz and id > ?
                      and (next_attempt_at is null or next_attempt_at <= ?::timestamptz or next_attempt_at > ?::timestamptz)
                    order by id limit ? for update skip locked))
      returning ${PAYOUT_COLUMNS}`,
    [lease, since, after, now, lease, most],
  )
  return rows.map(toPayout).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What of a payout's row changes; null empties a column. */
export type PayoutPatch = Partial<
  Omit<
    PayoutRecord,
    'id' | 'vendor_id' | 'currency_code' | 'amount_minor' | 'created_at' | 'updated_at' | 'run_id'
  >
>

/** Writes some columns of a payout, which the caller has locked. */
export async function patchPayout(sql: Sql, id: string, patch: PayoutPatch): Promise<void> {
  const names = Object.keys(patch) as (keyof PayoutPatch)[]
  const sets = names.map((name) => (name === 'reasons' ? 'reasons = ?::jsonb' : `${name} = ?`))
  const values = names.map((name) => {
    if (name === 'reasons') return JSON.stringify(patch.reasons)
    return name === 'reversed_minor' ? String(patch.reversed_minor) : patch[name]
  })
  await sql.raw(`update payout set ${[...sets, 'updated_at = now()'].join(', ')} where id = ?`, [
    ...values,
    id,
  ])
}
