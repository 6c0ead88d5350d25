import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type LedgerTransaction,
  type ListLedgerAccounts,
  type ListLedgerTransactions,
} from '@cityos/contracts'
import { listAccounts } from '../../modules/ledger/store/list-accounts'
import { listTransactions } from '../../modules/ledger/store/list-transactions'
import { readTransactions, type RecordedTransaction } from '../../modules/ledger/store/read-transactions'
import { ledgerSql } from '../../workflows/ledger/ledger-module'

/** One page of accounts with what is in them. @throws CityosError `cursor_invalid`. */
export async function ledgerAccounts(container: MedusaContainer, query: ListLedgerAccounts) {
  const { limit, cursor, ...filters } = query
  const found = await listAccounts(ledgerSql(container), filters, {
    after: idOf(cursor, 'lacc'),
    limit: limit + 1,
  })
  return { ledger_accounts: found.slice(0, limit), limit, next_cursor: nextOf(found, limit) }
}

/** One page of transactions, the newest first. @throws CityosError `cursor_invalid`. */
export async function ledgerTransactions(container: MedusaContainer, query: ListLedgerTransactions) {
  const { limit, cursor, ...filters } = query
  const found = await listTransactions(ledgerSql(container), filters, {
    before: idOf(cursor, 'ltx'),
    limit: limit + 1,
  })
  const ledger_transactions = found.slice(0, limit).map(toTransaction)
  return { ledger_transactions, limit, next_cursor: nextOf(found, limit) }
}

/** @throws CityosError `not_found`. */
export async function ledgerTransaction(container: MedusaContainer, id: string): Promise<LedgerTransaction> {
  const [found] = await readTransactions(ledgerSql(container), 'id', [id])
  if (!found) throw new CityosError('not_found', `There is no ledger transaction ${id}.`)
  return toTransaction(found)
}

/** The cursor is the id of the last row, which says nothing that the row does not. */
function idOf(cursor: string | undefined, prefix: string): string | undefined {
  if (cursor === undefined || new RegExp(`^${prefix}_[0-9A-Z]{26}$`).test(cursor)) return cursor
  throw new CityosError('cursor_invalid', 'cursor: does not belong to this list.')
}

const nextOf = (found: readonly { id: string }[], limit: number) =>
  found.length > limit ? (found[limit - 1]?.id ?? null) : null

function toTransaction({ idempotency_key: _key, ...row }: RecordedTransaction): LedgerTransaction {
  return {
    ...row,
    occurred_at: row.occurred_at.toISOString(),
    created_at: row.created_at.toISOString(),
    postings: row.postings.map(({ account_id, account, amount_minor, vendor_order_id }) => ({
      account_id,
      ...account,
      amount_minor: Number(amount_minor),
      vendor_order_id: vendor_order_id ?? null,
    })),
  }
}
