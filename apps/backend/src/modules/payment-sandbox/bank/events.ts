import { ID_PREFIXES, newId } from '@cityos/contracts'
import { does } from './faults'
import type { SandboxPayment } from './payments'
import { rowsOf, type Sql } from './sql'

/** What the sandbox tells of a payment. */
export interface SandboxEvent {
  id: string
  payment_id: string
  kind: SandboxPayment['status']
  error_code: string | null
  occurred_at: Date
  charge_key: string | null
}

/** Notes that something is to be told; it is told when somebody delivers. */
export async function noteEvent(
  sql: Sql,
  { id, status, error_code, settled_at }: SandboxPayment,
): Promise<void> {
  if (await does(sql, 'lose_event')) return
  const copies = (await does(sql, 'repeat_event')) ? 2 : 1
  await sql.raw(
    `insert into payment_sandbox_event (id, payment_id, kind, error_code, occurred_at, copies) values (?, ?, ?, ?, ?, ?)`,
    [newId(ID_PREFIXES.payment_sandbox_event), id, status, error_code, settled_at, copies],
  )
}

/** What is to be told next, one copy of each. */
export async function takeEvents(sql: Sql, order: 'asc' | 'desc', most: number): Promise<SandboxEvent[]> {
  const taken = await rowsOf<SandboxEvent>(
    sql,
    `with due as (select id from payment_sandbox_event where copies > 0 order by id ${order} limit ?),
          taken as (update payment_sandbox_event set copies = copies - 1 where id in (select id from due) returning *)
     select t.id, t.payment_id, t.kind, t.error_code, t.occurred_at, p.charge_key
       from taken t join payment_sandbox_payment p on p.id = t.payment_id order by t.id ${order}`,
    [most],
  )
  return taken
}
