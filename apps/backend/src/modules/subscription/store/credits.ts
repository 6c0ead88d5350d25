import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId, type CreditReason } from '@cityos/contracts'

interface Last {
  number: number
  balance_minor: string
}

const LAST = `select number, balance_minor from credit_entry where subscription_id = ? and currency_code = ?
  order by number desc limit 1`

/** What a subscription has as credit, in minor units. */
export async function creditOf(sql: Knex, subscriptionId: string, currency: string): Promise<bigint> {
  const { rows } = await sql.raw<{ rows: Last[] }>(LAST, [subscriptionId, currency])
  return BigInt(rows[0]?.balance_minor ?? 0)
}

/** How many entries are about a cycle of a subscription, and what of the credit that it has used it has not given back. */
export async function entriesOf(
  sql: Knex,
  { subscription_id, cycle_id }: { subscription_id: string; cycle_id: string },
): Promise<{ count: number; used_minor: bigint }> {
  const { rows } = await sql.raw<{ rows: { count: number; used: string }[] }>(
    `select count(*)::int as count, coalesce(-sum(amount_minor), 0)::text as used
       from credit_entry where subscription_id = ? and cycle_id = ?`,
    [subscription_id, cycle_id],
  )
  const { count, used } = rows[0]!
  return { count, used_minor: BigInt(used) }
}

export interface NewCredit {
  subscription_id: string
  currency_code: string
  /** Below zero where credit goes. */
  amount_minor: bigint
  reason: CreditReason
  cycle_id: string | null
  /** What it comes of: the same source is written once. */
  source: string
  created_by: string | null
}

/** Adds an entry behind the last one. The caller has locked the subscription. @throws where less than nothing were left. */
export async function addCredit(trx: Knex, entry: NewCredit, now: Date): Promise<void> {
  const { rows } = await trx.raw<{ rows: Last[] }>(LAST, [entry.subscription_id, entry.currency_code])
  const [last] = rows
  await trx('credit_entry').insert({
    ...entry,
    id: newId(ID_PREFIXES.credit_entry),
    number: (last?.number ?? 0) + 1,
    amount_minor: String(entry.amount_minor),
    balance_minor: String(BigInt(last?.balance_minor ?? 0) + entry.amount_minor),
    created_at: now,
  })
}
