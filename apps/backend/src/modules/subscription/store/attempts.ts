import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import type { Attempt } from '../domain/attempt'

/** A row of `billing_attempt`. */
export interface AttemptRow extends Attempt {
  id: string
  cycle_id: string
  idempotency_key: string
  amount_minor: bigint
  currency_code: string
  payment_provider_id: string
  payment_method_id: string
  /** What the provider calls it. */
  provider_reference: string | null
  error_code: string | null
  error_message: string | null
  /** When it was last sent. */
  sent_at: Date
  /** How often the provider was asked what became of it. */
  asked: number
  last_asked_at: Date | null
  finished_at: Date | null
  /** Its money came though the cycle was paid or over: somebody has to give it back. */
  is_surplus: boolean
}

type Row = Omit<AttemptRow, 'amount_minor'> & { amount_minor: string }

const COLUMNS = `id, cycle_id, number, idempotency_key, outcome, amount_minor, currency_code, payment_provider_id,
  payment_method_id, provider_reference, error_code, error_message, started_at, sent_at, asked, last_asked_at,
  declined_at, finished_at, is_surplus`

const toAttempt = (row: Row): AttemptRow => ({ ...row, amount_minor: BigInt(row.amount_minor) })

/** The attempts of cycles, in their order. */
export async function readAttempts(sql: Knex, cycleIds: readonly string[]): Promise<AttemptRow[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from billing_attempt where cycle_id = any(?) order by cycle_id, number`,
    [cycleIds] as never,
  )
  return rows.map(toAttempt)
}

/** The attempt that a provider knows by this key. */
export async function findAttempt(sql: Knex, key: string): Promise<AttemptRow | null> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from billing_attempt where idempotency_key = ?`,
    [key],
  )
  return rows[0] ? toAttempt(rows[0]) : null
}

export type NewAttempt = Pick<
  AttemptRow,
  | 'cycle_id'
  | 'number'
  | 'idempotency_key'
  | 'amount_minor'
  | 'currency_code'
  | 'payment_provider_id'
  | 'payment_method_id'
>

/** Writes an attempt down before anybody is asked. @throws where another is under way, or money has come. */
export async function insertAttempt(trx: Knex, attempt: NewAttempt, now: Date): Promise<void> {
  await trx('billing_attempt').insert({
    ...attempt,
    id: newId(ID_PREFIXES.billing_attempt),
    amount_minor: String(attempt.amount_minor),
    ...{ outcome: 'started', started_at: now, sent_at: now },
  })
}

export type AttemptPatch = Partial<
  Pick<
    AttemptRow,
    | 'outcome'
    | 'provider_reference'
    | 'error_code'
    | 'error_message'
    | 'sent_at'
    | 'asked'
    | 'last_asked_at'
    | 'declined_at'
    | 'finished_at'
    | 'is_surplus'
  >
>

export async function patchAttempt(trx: Knex, id: string, patch: AttemptPatch): Promise<void> {
  await trx('billing_attempt').where({ id }).update(patch)
}
