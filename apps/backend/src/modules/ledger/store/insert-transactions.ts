import type { NewLedgerTransaction } from '../domain/transaction'
import { accountKey } from './account-ids'
import type { Sql } from './sql'

export interface TransactionToInsert extends NewLedgerTransaction {
  id: string
}

/**
 * Writes transactions and their postings in one statement, however many they are, and leaves out those whose key is
 * taken: where somebody else is just taking it, it waits to see whether they do. Answers the ids that were written.
 */
export async function insertTransactions(
  sql: Sql,
  transactions: readonly TransactionToInsert[],
  accounts: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const { rows } = await sql.raw(INSERT, [
    ...transactionColumns(transactions),
    ...postingColumns(transactions, accounts),
  ])
  return new Set(rows.map(({ id }) => String(id)))
}

/** Keys are taken in one order by everybody, so that nobody waits in a circle. */
const INSERT = `
  with t as (
    insert into ledger_transaction
      (id, kind, source_type, source_id, idempotency_key, occurred_at, reverses_id, reason, actor, posting_count)
    select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                         ?::text[], ?::smallint[]) as w
              (id, kind, source_type, source_id, key, occurred_at, reverses_id, reason, actor, posting_count)
     order by key
    on conflict (tenant_id, idempotency_key) do nothing
    returning id
  ), p as (
    insert into ledger_posting (transaction_id, position, account_id, currency_code, amount_minor, vendor_order_id)
    select w.* from unnest(?::text[], ?::smallint[], ?::text[], ?::text[], ?::bigint[], ?::text[])
        as w (id, position, account_id, currency_code, amount_minor, vendor_order_id)
      join t on t.id = w.id
  )
  select id from t`

function transactionColumns(transactions: readonly TransactionToInsert[]): unknown[] {
  return [
    transactions.map(({ id }) => id),
    transactions.map(({ kind }) => kind),
    transactions.map(({ source_type }) => source_type),
    transactions.map(({ source_id }) => source_id),
    transactions.map(({ idempotency_key }) => idempotency_key),
    transactions.map(({ occurred_at }) => occurred_at.toISOString()),
    transactions.map(({ reverses_id }) => reverses_id ?? null),
    transactions.map(({ reason }) => reason ?? null),
    transactions.map(({ actor }) => actor ?? null),
    transactions.map(({ postings }) => postings.length),
  ]
}

function postingColumns(
  transactions: readonly TransactionToInsert[],
  accounts: ReadonlyMap<string, string>,
): unknown[] {
  const postings = transactions.flatMap(({ id, postings }) =>
    postings.map((posting, index) => ({ id, position: index + 1, ...posting })),
  )
  return [
    postings.map(({ id }) => id),
    postings.map(({ position }) => position),
    postings.map(({ account }) => accounts.get(accountKey(account)) ?? null),
    postings.map(({ account }) => account.currency_code),
    postings.map(({ amount_minor }) => String(amount_minor)),
    postings.map(({ vendor_order_id }) => vendor_order_id ?? null),
  ]
}
