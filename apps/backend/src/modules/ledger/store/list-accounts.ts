import type { LedgerAccount } from '@cityos/contracts'
import type { Sql } from './sql'
import { conditionsOf } from './conditions'

export interface AccountFilters {
  owner_id?: string | undefined
  kind?: string | undefined
  currency_code?: string | undefined
}

/** Accounts with their balances, in the order of their ids, behind the one that `after` names. */
export async function listAccounts(
  sql: Sql,
  filters: AccountFilters,
  page: { after?: string | undefined; limit: number },
): Promise<LedgerAccount[]> {
  const where = conditionsOf([
    ['a.owner_id = ?', filters.owner_id],
    ['a.kind = ?', filters.kind],
    ['a.currency_code = ?', filters.currency_code],
    ['a.id > ?', page.after],
  ])
  const { rows } = await sql.raw(
    `select a.id, a.kind, a.owner_id, a.currency_code,
            coalesce((select sum(b.amount_minor) from ledger_balance b where b.account_id = a.id), 0) as balance_minor
       from ledger_account a where ${where.sql} order by a.id limit ?`,
    [...where.values, page.limit],
  )
  return (rows as unknown as LedgerAccount[]).map((row) => ({
    ...row,
    balance_minor: Number(row.balance_minor),
  }))
}
