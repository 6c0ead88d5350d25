import { ID_PREFIXES, newId } from '@cityos/contracts'
import { SandboxRefusal } from './faults'
import { rowsOf, type Sql } from './sql'

/** A payment as the sandbox has it. */
export interface SandboxPayment {
  id: string
  charge_key: string | null
  session_id: string | null
  holder_id: string | null
  method_id: string | null
  saves_method: boolean
  is_manual: boolean
  amount_minor: bigint
  currency_code: string
  status:
    | 'requires_confirmation'
    | 'requires_action'
    | 'requires_capture'
    | 'requires_payment_method'
    | 'processing'
    | 'succeeded'
    | 'canceled'
  captured_minor: bigint
  refunded_minor: bigint
  error_code: string | null
  /** When it became what it is. */
  settled_at: Date
}

const AMOUNTS = ['amount_minor', 'captured_minor', 'refunded_minor'] as const
type Amounts = (typeof AMOUNTS)[number]
type Row = Omit<SandboxPayment, Amounts> & Record<Amounts, string>

const COLUMNS = `id, charge_key, session_id, holder_id, method_id, saves_method, is_manual, amount_minor, currency_code,
  status, captured_minor, refunded_minor, error_code, settled_at`

const toPayment = (row: Row): SandboxPayment => ({
  ...row,
  ...(Object.fromEntries(AMOUNTS.map((name) => [name, BigInt(row[name])])) as Record<Amounts, bigint>),
})

export type NewPayment = Omit<SandboxPayment, 'id' | 'captured_minor' | 'refunded_minor' | 'settled_at'> & {
  idempotency_key: string | null
  cycle_id: string | null
  /** From when on a search finds it. */
  found_from: Date
}

/** Writes a payment down; under a key that is remembered, the one of before is answered, and `isNew` says so. */
export async function insertPayment(
  sql: Sql,
  payment: NewPayment,
  now: Date,
): Promise<{ payment: SandboxPayment; isNew: boolean }> {
  const id = newId(ID_PREFIXES.payment_sandbox_payment)
  const row = {
    ...payment,
    ...{ id, amount_minor: String(payment.amount_minor), settled_at: now, created_at: now },
    captured_minor: payment.status === 'succeeded' ? String(payment.amount_minor) : '0',
  }
  const names = Object.keys(row)
  const [made] = await rowsOf<Row>(
    sql,
    `insert into payment_sandbox_payment (${names.join(', ')}) values (${names.map(() => '?').join(', ')})
     on conflict (tenant_id, idempotency_key) do update set idempotency_key = excluded.idempotency_key
     returning ${COLUMNS}`,
    Object.values(row),
  )
  return { payment: toPayment(made!), isNew: made!.id === id }
}

export async function findPayment(sql: Sql, id: string): Promise<SandboxPayment | null> {
  const [row] = await rowsOf<Row>(sql, `select ${COLUMNS} from payment_sandbox_payment where id = ?`, [id])
  return row ? toPayment(row) : null
}

/** @throws SandboxRefusal `resource_missing`. */
export async function requirePayment(sql: Sql, id: string): Promise<SandboxPayment> {
  const payment = await findPayment(sql, id)
  if (!payment) throw new SandboxRefusal('resource_missing')
  return payment
}

/** The payments that say they are of a cycle and an attempt, as far as a search sees them; money first. */
export async function searchPayments(
  sql: Sql,
  { cycle_id, charge_key }: { cycle_id: string; charge_key: string },
  now: Date,
): Promise<SandboxPayment[]> {
  const rows = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payment_sandbox_payment where cycle_id = ? and charge_key = ? and found_from <= ?
      order by status <> 'succeeded', id`,
    [cycle_id, charge_key, now],
  )
  return rows.map(toPayment)
}

export interface Settlement {
  status: SandboxPayment['status']
  error_code?: string | null
  method_id?: string | null
}

/** A payment that is in one of these states becomes something else; null where it is in none of them. */
export async function settle(
  sql: Sql,
  id: string,
  from: readonly SandboxPayment['status'][],
  { status, error_code = null, method_id }: Settlement,
  now: Date,
): Promise<SandboxPayment | null> {
  const [row] = await rowsOf<Row>(
    sql,
    `update payment_sandbox_payment
        set status = ?, error_code = ?, method_id = coalesce(?, method_id), settled_at = ?,
            captured_minor = case when ? = 'succeeded' then amount_minor else captured_minor end
      where id = ? and status = any(?) returning ${COLUMNS}`,
    [status, error_code, method_id ?? null, now, status, id, [...from]],
  )
  return row ? toPayment(row) : null
}

/** As real providers do after a day: what is sent again from here on is new. */
export async function forgetKeys(sql: Sql): Promise<void> {
  for (const table of ['payment_sandbox_payment', 'payment_sandbox_move']) {
    await sql.raw(`update ${table} set idempotency_key = null where idempotency_key is not null`)
  }
}
