import { conditionsOf } from './conditions'
import { readTransactions, type RecordedTransaction } from './read-transactions'
import type { Sql } from './sql'

/** What transactions are narrowed to; `from` is inclusive, `to` is not. */
export interface TransactionFilters {
  vendor_id?: string | undefined
  vendor_order_id?: string | undefined
  kind?: string | undefined
  source_type?: string | undefined
  source_id?: string | undefined
  currency_code?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Transactions with their postings, the newest first, before the one that `before` names. */
export async function listTransactions(
  sql: Sql,
  filters: TransactionFilters,
  page: { before?: string | undefined; limit: number },
): Promise<RecordedTransaction[]> {
  const where = conditionsOf([
    ['t.kind = ?', filters.kind],
    ['t.source_type = ?', filters.source_type],
    ['t.source_id = ?', filters.source_id],
    ['t.occurred_at >= ?::timestamptz', filters.from],
    ['t.occurred_at < ?::timestamptz', filters.to],
    ['t.id < ?', page.before],
    [
      `t.id in (select p.transaction_id from ledger_posting p
                 where p.account_id in (select a.id from ledger_account a where a.owner_id = ?))`,
      filters.vendor_id,
    ],
    [
      't.id in (select p.transaction_id from ledger_posting p where p.vendor_order_id = ?)',
      filters.vendor_order_id,
    ],
    [
      'exists (select from ledger_posting p where p.transaction_id = t.id and p.currency_code = ?)',
      filters.currency_code,
    ],
  ])
  const { rows } = await sql.raw(
    `select t.id from ledger_transaction t where ${where.sql} order by t.id desc limit ?`,
    [...where.values, page.limit],
  )
  const ids = rows.map(({ id }) => String(id))
  const found = new Map((await readTransactions(sql, 'id', ids)).map((row) => [row.id, row]))
  return ids.map((id) => found.get(id) as RecordedTransaction)
}
