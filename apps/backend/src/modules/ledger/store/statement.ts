import type { LedgerTransactionKind, LedgerVendorAccount } from '@cityos/contracts'
import type { Sql } from './sql'

/** A vendor's accounts in one currency, and a time: `from` is inclusive, `to` is not, both of when it was posted. */
export interface StatementScope {
  vendor_id: string
  currency_code: string
  from: Date
  to: Date
}

/** Minor units. */
export interface StatementTotals {
  accounts: { account: LedgerVendorAccount; opening_minor: bigint; moved_minor: bigint }[]
  kinds: { kind: LedgerTransactionKind; entry_count: number; moved_minor: bigint }[]
}

/** One posting to an account of the vendor's. */
export interface StatementEntry {
  posted_at: Date
  occurred_at: Date
  transaction_id: string
  position: number
  kind: LedgerTransactionKind
  source_type: string
  source_id: string
  vendor_order_id: string | null
  account: LedgerVendorAccount
  amount_minor: bigint
  reason: string | null
}

/** Where an entry stands: the time to the microsecond, which a date of JavaScript has not. */
export interface StatementPlace {
  posted_key: string
  transaction_id: string
  position: number
}

const OF_THE_VENDOR = `
    from ledger_account a
    join ledger_posting p on p.account_id = a.id
    join ledger_transaction t on t.id = p.transaction_id
   where a.owner_id = ? and a.currency_code = ?`

/** What each account held before, and what moved; only accounts that were ever posted to. */
export async function statementTotals(sql: Sql, scope: StatementScope): Promise<StatementTotals> {
  const { vendor_id, currency_code, from, to } = scope
  const { rows: accounts } = await sql.raw(
    `select a.kind as account, coalesce(sum(p.amount_minor) filter (where t.created_at < ?::timestamptz), 0)::text as opening,
            coalesce(sum(p.amount_minor) filter (where t.created_at >= ?::timestamptz), 0)::text as moved
     ${OF_THE_VENDOR} and t.created_at < ?::timestamptz
      group by a.kind order by array_position(array['pending', 'reserve', 'available', 'in_transit', 'receivable'], a.kind)`,
    [from, from, vendor_id, currency_code, to],
  )
  const { rows: kinds } = await sql.raw(
    `select t.kind, count(*)::int as entry_count, sum(p.amount_minor)::text as moved
     ${OF_THE_VENDOR} and t.created_at >= ?::timestamptz and t.created_at < ?::timestamptz
      group by t.kind order by t.kind`,
    [vendor_id, currency_code, from, to],
  )
  return {
    accounts: accounts.map(({ account, opening, moved }) => ({
      account: account as LedgerVendorAccount,
      opening_minor: BigInt(opening as string),
      moved_minor: BigInt(moved as string),
    })),
    kinds: kinds.map(({ kind, entry_count, moved }) => ({
      kind: kind as LedgerTransactionKind,
      entry_count: Number(entry_count),
      moved_minor: BigInt(moved as string),
    })),
  }
}

/** The next entries in the order in which they were posted, behind the one that `after` names. */
export async function statementEntries(
  sql: Sql,
  { vendor_id, currency_code, from, to }: StatementScope,
  after: StatementPlace | undefined,
  limit: number,
): Promise<(StatementEntry & StatementPlace)[]> {
  const beyond = after ? 'and (t.created_at, p.transaction_id, p.position) > (?::timestamptz, ?, ?)' : ''
  const { rows } = await sql.raw(
    `select t.created_at as posted_at, t.created_at::text as posted_key, t.occurred_at, p.transaction_id, p.position,
            t.kind, t.source_type, t.source_id, p.vendor_order_id, a.kind as account, p.amount_minor, t.reason
     ${OF_THE_VENDOR} and t.created_at >= ?::timestamptz and t.created_at < ?::timestamptz ${beyond}
      order by t.created_at, p.transaction_id, p.position limit ?`,
    [
      ...[vendor_id, currency_code, from, to],
      ...(after ? [after.posted_key, after.transaction_id, after.position] : []),
      limit,
    ],
  )
  return rows.map(
    (row) =>
      ({ ...row, amount_minor: BigInt(String(row['amount_minor'])) }) as StatementEntry & StatementPlace,
  )
}
