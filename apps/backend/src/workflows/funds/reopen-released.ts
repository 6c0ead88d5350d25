import { ID_PREFIXES, idFloor, madeAtMs } from '@cityos/contracts'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'

/** Transactions that were open when one looked last may have older ids. */
const OVERLAP_MS = 10 * 60_000

/** Orders to which money has come since then in ways of which they are not told, and that still have of it. */
const credited = (kind: 'pending' | 'reserve') => `
  select c.id from (
    select distinct p.vendor_order_id as id
      from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
      join ledger_account a on a.id = p.account_id
     where t.id > ? and t.kind in ('adjustment', 'dispute_won', 'reversal') and a.kind = '${kind}'
       and p.amount_minor > 0 and p.vendor_order_id is not null) c
   where 0 < (select sum(p.amount_minor) from ledger_posting p join ledger_account a on a.id = p.account_id
               where p.vendor_order_id = c.id and a.kind = '${kind}')`

/**
 * Orders that were released, or that no payment has paid, and to which money has come in ways of which they are not told,
 * by an adjustment or by a dispute that was won, wait for their release anew. Captures tell it themselves. A reserve that
 * is filled when its time is over is free at once.
 */
export async function reopenReleased(sql: Sql, now: Date): Promise<void> {
  const [newest] = await rowsOf<{ id: string | null }>(sql, 'select max(id) as id from ledger_transaction')
  if (!newest?.id) return
  const [reached] = await rowsOf<{ reached: Date }>(
    sql,
    `select reached from vendor_order_progress where name = 'funds'`,
  )
  const since = idFloor(ID_PREFIXES.ledger_transaction, (reached?.reached.getTime() ?? 0) - OVERLAP_MS)
  await sql.raw(
    `update vendor_order v set released_at = null, is_credited = true from (${credited('pending')}) w
      where v.id = w.id and (v.released_at is not null or v.captured_minor = 0 and not v.is_credited)`,
    [since],
  )
  await sql.raw(
    `update vendor_order v set reserve_until = ?::timestamptz from (${credited('reserve')}) w
      where v.id = w.id and v.reserve_until is null and v.released_at is not null`,
    [now.toISOString(), since],
  )
  await sql.raw(
    `insert into vendor_order_progress as p (name, reached) values ('funds', ?::timestamptz)
     on conflict (tenant_id, name) do update set reached = greatest(p.reached, excluded.reached)`,
    [new Date(madeAtMs(newest.id)).toISOString()],
  )
}
