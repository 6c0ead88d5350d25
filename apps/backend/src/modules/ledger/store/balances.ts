import type { LedgerAccountKind } from '@cityos/contracts'
import type { Sql } from './sql'

/** What is in each of an owner's accounts, in minor units; accounts that were never posted to hold nothing. */
export type Balances = Readonly<Record<LedgerAccountKind, bigint>>

/** The balances of one owner, a vendor's id or `platform`, in one currency. */
export async function balances(sql: Sql, ownerId: string, currencyCode: string): Promise<Balances> {
  const byOwner = await balancesOf(sql, [ownerId], currencyCode)
  return byOwner.get(ownerId) as Balances
}

/** The balances of many owners in one currency, by owner. */
export async function balancesOf(
  sql: Sql,
  ownerIds: readonly string[],
  currencyCode: string,
): Promise<Map<string, Balances>> {
  const { rows } = await sql.raw(
    `select a.owner_id as key, a.kind, sum(b.amount_minor) as amount
       from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.owner_id = any(?::text[]) and a.currency_code = ? group by 1, 2`,
    [ownerIds, currencyCode],
  )
  return collect(ownerIds, rows)
}

/**
 * What was posted with each vendor order, by account: `pending` and `reserve` are what is still held of it. What is
 * `available` leaves in payouts that name no order, so of that account this is what ever came into it.
 */
export async function orderBalances(
  sql: Sql,
  vendorOrderIds: readonly string[],
): Promise<Map<string, Balances>> {
  const { rows } = await sql.raw(
    `select p.vendor_order_id as key, a.kind, sum(p.amount_minor) as amount
       from ledger_posting p join ledger_account a on a.id = p.account_id
      where p.vendor_order_id = any(?::text[]) group by 1, 2`,
    [vendorOrderIds],
  )
  return collect(vendorOrderIds, rows)
}

function collect(keys: readonly string[], rows: Record<string, unknown>[]): Map<string, Balances> {
  const all = new Map(keys.map((key) => [key, nothing()]))
  for (const row of rows) {
    const one = all.get(String(row['key']))
    if (one) one[row['kind'] as LedgerAccountKind] = BigInt(String(row['amount']))
  }
  return all
}

const nothing = (): Record<LedgerAccountKind, bigint> => ({
  clearing: 0n,
  commission_revenue: 0n,
  commission_tax: 0n,
  tax_payable: 0n,
  disputes: 0n,
  pending: 0n,
  reserve: 0n,
  available: 0n,
  in_transit: 0n,
  receivable: 0n,
})
