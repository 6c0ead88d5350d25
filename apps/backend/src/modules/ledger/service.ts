import type { NewLedgerTransaction } from './domain/transaction'
import { balances, balancesOf, orderBalances, type Balances } from './store/balances'
import { vendorEntries, type EntryFilters, type EntryPlace, type LedgerEntry } from './store/list-entries'
import { lockAccounts } from './store/lock-accounts'
import { post, type Posted } from './store/post'
import { readTransactions, type RecordedTransaction } from './store/read-transactions'
import { reverse, type Because } from './store/reverse'
import type { Sql } from './store/sql'

/**
 * The journal of the tenant in scope. Every method takes the caller's database transaction first, so that a money move
 * and the row that it is because of are written together or not at all.
 */
export class LedgerModuleService {
  /** @see post */
  post(trx: Sql, transactions: readonly NewLedgerTransaction[]): Promise<Posted[]> {
    return post(trx, transactions)
  }

  /** @see reverse */
  reverse(trx: Sql, ids: readonly string[], because: Because): Promise<Posted[]> {
    return reverse(trx, ids, because)
  }

  /** @see lockAccounts */
  lockAccounts(trx: Sql, ownerIds: string | readonly string[], currencyCode: string): Promise<void> {
    return lockAccounts(trx, ownerIds, currencyCode)
  }

  /** @see balances */
  balances(trx: Sql, ownerId: string, currencyCode: string): Promise<Balances> {
    return balances(trx, ownerId, currencyCode)
  }

  /** @see balancesOf */
  balancesOf(trx: Sql, ownerIds: readonly string[], currencyCode: string): Promise<Map<string, Balances>> {
    return balancesOf(trx, ownerIds, currencyCode)
  }

  /** @see orderBalances */
  orderBalances(trx: Sql, vendorOrderIds: readonly string[]): Promise<Map<string, Balances>> {
    return orderBalances(trx, vendorOrderIds)
  }

  /** Transactions with their postings, by id or by key. */
  transactions(
    trx: Sql,
    column: 'id' | 'idempotency_key',
    values: readonly string[],
  ): Promise<RecordedTransaction[]> {
    return readTransactions(trx, column, values)
  }

  /** @see vendorEntries */
  vendorEntries(
    trx: Sql,
    vendorId: string,
    filters: Omit<EntryFilters, 'vendor_id'>,
    page: { before?: EntryPlace | undefined; limit: number },
  ): Promise<LedgerEntry[]> {
    return vendorEntries(trx, vendorId, filters, page)
  }
}
