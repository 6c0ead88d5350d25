import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { BALANCES_SQL } from './transaction-sql'

interface Entry {
  transaction_id: string
  position: number
  account_id: string
}

const keyOf = ({ transaction_id, position }: Omit<Entry, 'account_id'>) => `${transaction_id} ${position}`

/** What was in its account after each of these entries, which come the newest first. */
export async function readBalancesAfter(
  db: Knex,
  entries: readonly Entry[],
): Promise<(entry: Entry) => number> {
  const balances = new Map<string, number>()
  for (const account of new Set(entries.map(({ account_id }) => account_id))) {
    const own = entries.filter(({ account_id }) => account_id === account)
    const [newest, oldest] = [own[0]!.transaction_id, own.at(-1)!.transaction_id]
    const { rows } = await db.raw<{ rows: (Omit<Entry, 'account_id'> & { balance_minor: string })[] }>(
      BALANCES_SQL,
      { account, newest, oldest } as never,
    )
    for (const row of rows) balances.set(keyOf(row), Number(row.balance_minor))
  }
  return (entry) => balances.get(keyOf(entry))!
}
