import { ID_PREFIXES, newId, type SandboxCard } from '@cityos/contracts'
import type { Card } from './cards'
import { SandboxRefusal } from './faults'
import { rowsOf, type Sql } from './sql'

/** A method that a holder has saved. */
export interface SavedMethod extends Card {
  id: string
}

/** An account for a customer; the same one for the same key. */
export async function makeHolder(
  sql: Sql,
  { key, email }: { key: string | null; email: string | null },
  now: Date,
): Promise<string> {
  const [made] = await rowsOf<{ id: string }>(
    sql,
    `insert into payment_sandbox_holder (id, idempotency_key, email, created_at) values (?, ?, ?, ?)
     on conflict (tenant_id, idempotency_key) do update set email = excluded.email returning id`,
    [newId(ID_PREFIXES.payment_sandbox_holder), key, email, now],
  )
  return made!.id
}

/** Forgets an account and what it has saved. */
export async function removeHolder(sql: Sql, id: string, now: Date): Promise<void> {
  await sql.raw(
    `update payment_sandbox_method set removed_at = ? where holder_id = ? and removed_at is null`,
    [now, id],
  )
  await sql.raw(`delete from payment_sandbox_holder where id = ?`, [id])
}

/** Takes a card in; without a holder it is good for one payment. */
export async function makeMethod(
  sql: Sql,
  { holder, card, exp_month, exp_year }: Partial<Card> & { holder: string | null; card: SandboxCard },
  now: Date,
): Promise<SavedMethod> {
  const until = { exp_month: exp_month ?? 12, exp_year: exp_year ?? now.getUTCFullYear() + 5 }
  const id = newId(ID_PREFIXES.payment_sandbox_method)
  await sql.raw(
    `insert into payment_sandbox_method (id, holder_id, card, exp_month, exp_year, created_at)
     values (?, ?, ?, ?, ?, ?)`,
    [id, holder, card, until.exp_month, until.exp_year, now],
  )
  return { id, card, ...until }
}

/** What a holder has saved, the oldest first. */
export function methodsOf(sql: Sql, holder: string): Promise<SavedMethod[]> {
  return rowsOf(
    sql,
    `select id, card, exp_month, exp_year from payment_sandbox_method
      where holder_id = ? and removed_at is null order by id limit 100`,
    [holder],
  )
}

/** @throws SandboxRefusal `resource_missing` for what is not saved, or another's. */
export async function requireMethod(sql: Sql, id: string, holder: string | null): Promise<SavedMethod> {
  const [method] = await rowsOf<SavedMethod>(
    sql,
    `select id, card, exp_month, exp_year from payment_sandbox_method
      where id = ? and holder_id is not distinct from ? and removed_at is null`,
    [id, holder],
  )
  if (!method) throw new SandboxRefusal('resource_missing')
  return method
}

/** A holder's method is no longer there; again is as good as once. */
export async function removeMethod(sql: Sql, id: string, holder: string | null, now: Date): Promise<void> {
  await sql.raw(
    `update payment_sandbox_method set removed_at = ?
      where id = ? and holder_id is not distinct from ? and removed_at is null`,
    [now, id, holder],
  )
}

/** A card that was good for one payment is saved for a holder. */
export async function keepMethod(sql: Sql, id: string, holder: string): Promise<void> {
  await sql.raw(`update payment_sandbox_method set holder_id = ? where id = ? and holder_id is null`, [
    holder,
    id,
  ])
}
