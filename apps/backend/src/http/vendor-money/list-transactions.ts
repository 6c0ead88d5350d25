import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ListVendorTransactions, VendorTransaction, VendorTransactionList } from '@cityos/contracts'
import { decodeKey, encodeKey } from '../commission/cursor'
import { describeEntry } from './describe-entry'
import { readBalancesAfter } from './read-balances-after'
import { TRANSACTIONS_SQL } from './transaction-sql'

type Row = Omit<VendorTransaction, 'amount_minor' | 'balance_minor' | 'description' | 'occurred_at'> & {
  account_id: string
  amount_minor: string
  occurred_at: Date
}

const LIST = 'vendor-transactions'

/** One page of a vendor's own entries. Whose they are stands in the query itself. @throws CityosError `cursor_invalid`. */
export async function listVendorTransactions(
  container: MedusaContainer,
  vendorId: string,
  { limit, cursor, ...asked }: ListVendorTransactions,
): Promise<VendorTransactionList> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const [transaction = null, position = null] = cursor ? decodeKey(LIST, cursor).split(' ') : []
  const { kind = null, account = null, currency_code = null, vendor_order_id = null } = asked
  const { from = null, to = null } = asked
  const { rows } = await db.raw<{ rows: Row[] }>(TRANSACTIONS_SQL, {
    ...{ vendor: vendorId, transaction, position, kind, account, from, to, take: limit + 1 },
    ...{ currency: currency_code, order: vendor_order_id },
  } as never)
  const shown = rows.slice(0, limit)
  const balanceAfter = await readBalancesAfter(db, shown)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    transactions: shown.map((row) => toTransaction(row, balanceAfter(row))),
    limit,
    next_cursor: last ? encodeKey(LIST, `${last.transaction_id} ${last.position}`) : null,
  }
}

/** The columns are bounded, so every amount is a whole number. */
const toTransaction = ({ account_id: _inner, ...row }: Row, balance_minor: number): VendorTransaction => ({
  ...row,
  amount_minor: Number(row.amount_minor),
  balance_minor,
  description: describeEntry(row),
  occurred_at: row.occurred_at.toISOString(),
})
