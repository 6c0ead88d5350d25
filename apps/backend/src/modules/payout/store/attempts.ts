import { ID_PREFIXES, newId, type PayoutMethod } from '@cityos/contracts'
import { attemptKey } from '../domain/outcome'
import type { PayoutRecord } from './payouts'
import { rowsOf, type Sql } from './sql'

export interface AttemptRecord {
  id: string
  payout_id: string
  number: number
  idempotency_key: string
  method: PayoutMethod
  destination: string | null
  destination_sealed: string | null
  amount_minor: bigint
  currency_code: string
  state: 'started' | 'unclear' | 'accepted' | 'refused' | 'failed'
  sends: number
  provider_reference: string | null
  error_code: string | null
  error_message: string | null
  started_at: Date
  finished_at: Date | null
}

type Row = Omit<AttemptRecord, 'amount_minor'> & { amount_minor: string }

const COLUMNS = `id, payout_id, number, idempotency_key, method, destination, destination_sealed, amount_minor,
  currency_code, state, sends, provider_reference, error_code, error_message, started_at, finished_at`

const toAttempt = (row: Row): AttemptRecord => ({ ...row, amount_minor: BigInt(row.amount_minor) })

/** Where an attempt sends the money: pinned, whatever the vendor changes afterwards. */
export interface Destination {
  /** As people may see it; at a provider, the account's id. */
  shown: string | null
  sealed: string | null
}

/** Writes the intent of the next attempt of each payout: before anything is sent. */
export async function insertAttempts(
  sql: Sql,
  payouts: readonly { payout: PayoutRecord; destination: Destination }[],
  now: Date,
): Promise<AttemptRecord[]> {
  const rows = await rowsOf<Row>(
    sql,
    `insert into payout_attempt (id, payout_id, number, idempotency_key, method, destination, destination_sealed,
                                 amount_minor, currency_code, state, started_at)
     select w.id, w.payout_id, w.number, w.key, w.method, w.destination, w.sealed, w.amount, w.currency, 'started', ?::timestamptz
       from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
         as w (id, payout_id, number, key, method, destination, sealed, amount, currency)
     returning ${COLUMNS}`,
    [
      now,
      payouts.map(() => newId(ID_PREFIXES.payout_attempt)),
      payouts.map(({ payout }) => payout.id),
      payouts.map(({ payout }) => payout.attempts + 1),
      payouts.map(({ payout }) => attemptKey(payout.id, payout.attempts + 1)),
      payouts.map(({ payout }) => payout.method),
      payouts.map(({ destination }) => destination.shown),
      payouts.map(({ destination }) => destination.sealed),
      payouts.map(({ payout }) => String(payout.amount_minor)),
      payouts.map(({ payout }) => payout.currency_code),
    ],
  )
  return rows.map(toAttempt)
}

/** The last attempt of a payout. */
export async function lastAttempt(sql: Sql, payoutId: string): Promise<AttemptRecord | undefined> {
  const [row] = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payout_attempt where payout_id = ? order by number desc limit 1`,
    [payoutId],
  )
  return row && toAttempt(row)
}

/** All attempts of a payout, in their order. */
export async function attemptsOf(sql: Sql, payoutId: string): Promise<AttemptRecord[]> {
  const rows = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payout_attempt where payout_id = ? order by number`,
    [payoutId],
  )
  return rows.map(toAttempt)
}

/**
 * Counts that an attempt is about to be sent. False when whoever wants to send it was so slow that the payout is
 * another's by now: then it must not.
 */
export async function mayStillSend(sql: Sql, id: string, lease: Date | null, now: Date): Promise<boolean> {
  const held = await rowsOf(
    sql,
    `update payout_attempt a set sends = a.sends + 1
       from payout p
      where a.id = ? and p.id = a.payout_id and p.status = 'processing'
        and p.next_attempt_at = ?::timestamptz and p.next_attempt_at > ?::timestamptz
      returning a.id`,
    [id, lease, now],
  )
  return held.length > 0
}

export type AttemptPatch = Partial<
  Pick<AttemptRecord, 'state' | 'provider_reference' | 'error_code' | 'error_message' | 'finished_at'>
>

export async function patchAttempt(sql: Sql, id: string, patch: AttemptPatch): Promise<void> {
  const names = Object.keys(patch) as (keyof AttemptPatch)[]
  await sql.raw(`update payout_attempt set ${names.map((name) => `${name} = ?`).join(', ')} where id = ?`, [
    ...names.map((name) => patch[name]),
    id,
  ])
}
