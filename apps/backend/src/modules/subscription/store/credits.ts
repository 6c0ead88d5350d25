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

/** What begins the source of an entry by which the shop waives a part of a cycle, or takes that back. */
export const WAIVED = 'waived'

/**
 * How many entries are about a cycle of a subscription, what of the credit that it has used it has not given back, and what
 * was waived for it.
 */
export async function entriesOf(
  sql: Knex,
  { subscription_id, cycle_id }: { subscription_id: string; cycle_id: string },
): Promise<{ count: number; used_minor: bigint; waived_minor: bigint }> {
  const { rows } = await sql.raw<{ rows: { count: number; used: string; waived: string }[] }>(
    `select count(*)::int as count, coalesce(-sum(amount_minor), 0)::text as used,
            coalesce(sum(amount_minor) filter (where source like '${WAIVED} %'), 0)::text as waived
       from credit_entry where subscription_id = ? and cycle_id = ?`,
    [subscription_id, cycle_id],
  )
  const { count, used, waived } = rows[0]!
  return { count, used_minor: BigInt(used), waived_minor: BigInt(waived) }
}

/**
 * Whether all that another cycle of a subscription had left was waived since then, and nobody of the staff has asked for
 * this one to be tried again.
 */
export async function isWaivedAgain(
  sql: Knex,
  {
    subscription_id,
    cycle_id,
    retry_at,
  }: { subscription_id: string; cycle_id: string; retry_at: Date | null },
  since: Date,
): Promise<boolean> {
  const { rows } = await sql.raw<{ rows: unknown[] }>(
    `select 1 from credit_entry k join billing_cycle c on c.id = k.cycle_id
      where k.subscription_id = :subscription_id and k.cycle_id <> :cycle_id and k.created_at > :since
        and k.source like '${WAIVED} %' and c.status = 'paid' and c.total_minor = 0
        and not exists (select from subscription_transition t where t.subscription_id = k.subscription_id
                           and t.verb = 'retry' and t.created_at = :retry_at::timestamptz) limit 1`,
    { subscription_id, cycle_id, retry_at, since } as never,
  )
  return rows.length > 0
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
