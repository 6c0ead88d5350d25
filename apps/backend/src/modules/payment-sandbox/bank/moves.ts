import { ID_PREFIXES, newId } from '@cityos/contracts'
import { SandboxRefusal } from './faults'
import type { Sql } from './sql'

/** A part of a payment that is to be taken or given back. */
export interface Move {
  payment_id: string
  amount_minor: bigint
  /** The same however often it is sent; null moves each time. */
  key: string | null
}

/** What a move does to its payment, and what has to hold before. */
const EFFECTS = {
  capture: `captured_minor = captured_minor + cast(:amount as bigint),
            status = case when captured_minor + cast(:amount as bigint) = amount_minor then 'succeeded' else status end, settled_at = :now
      where id = :payment and status = 'requires_capture' and captured_minor + cast(:amount as bigint) <= amount_minor`,
  refund: `refunded_minor = refunded_minor + cast(:amount as bigint)
      where id = :payment and refunded_minor + cast(:amount as bigint) <= captured_minor`,
} as const

/** Once for each key, and never more than there is: in one statement. @throws SandboxRefusal where there is less. */
export async function move(sql: Sql, kind: keyof typeof EFFECTS, wanted: Move, now: Date): Promise<void> {
  const { rows } = await sql.raw<{ rows: { id: string }[] }>(
    `with known as (
       select id from payment_sandbox_move where idempotency_key = :key
     ), moved as (
       update payment_sandbox_payment set ${EFFECTS[kind]} and not exists (select from known)
       returning id
     ), made as (
       insert into payment_sandbox_move (id, idempotency_key, kind, payment_id, amount_minor, created_at)
       select :id, :key, :kind, m.id, cast(:amount as bigint), cast(:now as timestamptz) from moved m returning id
     )
     select id from known union all select id from made`,
    {
      ...{ id: newId(ID_PREFIXES.payment_sandbox_move), kind, now, key: wanted.key as string },
      ...{ payment: wanted.payment_id, amount: rawAmount(wanted.amount_minor) },
    } as never,
  )
  if (!rows.length) throw new SandboxRefusal('amount_too_large')
}

/** The driver has no whole numbers of this size: they travel as texts, which a column's own type reads. */
const rawAmount = (amount: bigint) => String(amount)
