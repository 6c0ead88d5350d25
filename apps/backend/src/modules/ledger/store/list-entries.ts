import type { LedgerAccountKind, LedgerTransactionKind } from '@cityos/contracts'
import { conditionsOf } from './conditions'
import type { TransactionFilters } from './list-transactions'
import type { Sql } from './sql'

/** One posting with what its transaction says of it. */
export interface LedgerEntry {
  transaction_id: string
  position: number
  kind: LedgerTransactionKind
  source_type: string
  source_id: string
  occurred_at: Date
  created_at: Date
  reason: string | null
  reverses_id: string | null
  account: LedgerAccountKind
  owner_id: string
  currency_code: string
  amount_minor: bigint
  vendor_order_id: string | null
}

export interface EntryPlace {
  transaction_id: string
  position: number
}

export interface EntryFilters extends TransactionFilters {
  account?: string | undefined
}

/** Postings, oldest first, behind the one that `after` names. */
export async function listEntries(
  sql: Sql,
  filters: EntryFilters,
  page: { after?: EntryPlace | undefined; limit: number },
): Promise<LedgerEntry[]> {
  return entries(sql, filters, page.limit, page.after, 'asc')
}

/** A vendor's own postings and no others, the newest first, before the one that `before` names. */
export async function vendorEntries(
  sql: Sql,
  vendorId: string,
  filters: Omit<EntryFilters, 'vendor_id'>,
  page: { before?: EntryPlace | undefined; limit: number },
): Promise<LedgerEntry[]> {
  return entries(sql, { ...filters, vendor_id: vendorId }, page.limit, page.before, 'desc')
}

async function entries(
  sql: Sql,
  filters: EntryFilters,
  limit: number,
  place: EntryPlace | undefined,
  direction: 'asc' | 'desc',
): Promise<LedgerEntry[]> {
  const where = conditionsOf([
    ['a.owner_id = ?', filters.vendor_id],
    ['a.kind = ?', filters.account],
    ['p.currency_code = ?', filters.currency_code],
    ['p.vendor_order_id = ?', filters.vendor_order_id],
    ['t.kind = ?', filters.kind],
    ['t.source_type = ?', filters.source_type],
    ['t.source_id = ?', filters.source_id],
    ['t.occurred_at >= ?::timestamptz', filters.from],
    ['t.occurred_at < ?::timestamptz', filters.to],
  ])
  const beyond = place ? `and (p.transaction_id, p.position) ${direction === 'asc' ? '>' : '<'} (?, ?)` : ''
  const { rows } = await sql.raw(
    `select p.transaction_id, p.position, t.kind, t.source_type, t.source_id, t.occurred_at, t.created_at, t.reason,
            t.reverses_id, a.kind as account, a.owner_id, p.currency_code, p.amount_minor, p.vendor_order_id
       from ledger_posting p
       join ledger_transaction t on t.id = p.transaction_id
       join ledger_account a on a.id = p.account_id
      where ${where.sql} ${beyond}
      order by p.transaction_id ${direction}, p.position ${direction} limit ?`,
    [...where.values, ...(place ? [place.transaction_id, place.position] : []), limit],
  )
  return rows.map((row) => ({ ...row, amount_minor: BigInt(String(row['amount_minor'])) }) as LedgerEntry)
}
