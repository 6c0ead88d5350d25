import type { LedgerAccountKind, LedgerTransactionKind } from '@cityos/contracts'
import type { NewPosting } from '../domain/transaction'
import type { Sql } from './sql'

/** A transaction as it was posted. */
export interface RecordedTransaction {
  id: string
  kind: LedgerTransactionKind
  source_type: string
  source_id: string
  idempotency_key: string
  occurred_at: Date
  created_at: Date
  reverses_id: string | null
  reversed_by_id: string | null
  reason: string | null
  actor: string | null
  postings: RecordedPosting[]
}

export interface RecordedPosting extends NewPosting {
  account_id: string
}

interface PostingRow {
  transaction_id: string
  account_id: string
  kind: LedgerAccountKind
  owner_id: string
  currency_code: string
  amount_minor: string
  vendor_order_id: string | null
}

/** Transactions of the tenant with one of these values, with their postings, in no particular order. */
export async function readTransactions(
  sql: Sql,
  column: 'id' | 'idempotency_key',
  values: readonly string[],
): Promise<RecordedTransaction[]> {
  const { rows } = await sql.raw(
    `select t.id, t.kind, t.source_type, t.source_id, t.idempotency_key, t.occurred_at, t.created_at, t.reverses_id,
            t.reason, t.actor, r.id as reversed_by_id
       from ledger_transaction t left join ledger_transaction r on r.reverses_id = t.id
      where t.${column} = any(?::text[])`,
    [values],
  )
  const found = rows as unknown as Omit<RecordedTransaction, 'postings'>[]
  const postings = await readPostings(
    sql,
    found.map(({ id }) => id),
  )
  return found.map((row) => ({ ...row, postings: postings.get(row.id) ?? [] }))
}

async function readPostings(sql: Sql, ids: readonly string[]): Promise<Map<string, RecordedPosting[]>> {
  const { rows } = await sql.raw(
    `select p.transaction_id, p.account_id, a.kind, a.owner_id, p.currency_code, p.amount_minor, p.vendor_order_id
       from ledger_posting p join ledger_account a on a.id = p.account_id
      where p.transaction_id = any(?::text[]) order by p.transaction_id, p.position`,
    [ids],
  )
  const byTransaction = new Map<string, RecordedPosting[]>()
  for (const row of rows as unknown as PostingRow[]) {
    const { transaction_id, account_id, kind, owner_id, currency_code, amount_minor, vendor_order_id } = row
    const posting = {
      account_id,
      account: { kind, owner_id, currency_code },
      amount_minor: BigInt(amount_minor),
      ...(vendor_order_id !== null && { vendor_order_id }),
    }
    const others = byTransaction.get(transaction_id)
    if (others) others.push(posting)
    else byTransaction.set(transaction_id, [posting])
  }
  return byTransaction
}
