import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { MRR_KINDS, type MrrKind } from '@cityos/contracts'

/** Months as `2027-06`, both included, of a time zone; in one currency or in all. */
export interface MonthsWanted {
  from: string
  to: string
  time_zone: string
  currency_code?: string | undefined
}

/** How many there were more and fewer behind a month than before it. */
export interface Heads {
  came: number
  went: number
}

/** What moved in one currency within a month. Minor units. */
export interface MovedMonth {
  amounts: Record<MrrKind, bigint>
  counts: Record<MrrKind, number>
  subscriptions: Heads
  customers: Heads
  /** Of what subscriptions brought when it began: what those bring less, and what those bring more. */
  lost_minor: bigint
  gained_minor: bigint
}

/** By currency and month; what moved before the first month is together under ''. */
export type Moved = ReadonlyMap<string, ReadonlyMap<string, MovedMonth>>

/**
 * One reading of the movements: each subscription and each customer by the months in which they moved, with what they
 * brought behind them.
 */
const SQL = `
  with moved as (
    select currency_code, subscription_id, customer_id, kind, after_minor - before_minor as amount,
           date_trunc('month', occurred_at at time zone :zone) as month
      from mrr_movement
     where occurred_at < (:to::date + interval '1 month')::timestamp at time zone :zone
       and (:currency::text is null or currency_code = :currency)
  ), subscriptions as (
    select currency_code, month, amount, sum(amount) over (partition by currency_code, subscription_id order by month) as closing
      from (select currency_code, subscription_id, month, sum(amount) as amount from moved group by 1, 2, 3) m
  ), customers as (
    select currency_code, month, amount, sum(amount) over (partition by currency_code, customer_id order by month) as closing
      from (select currency_code, customer_id, month, sum(amount) as amount from moved group by 1, 2, 3) m
  ), told as (
    select 'kind ' || kind as what, currency_code, month, sum(amount) as amount, count(*) as count, 0 as less
      from moved group by 1, 2, 3
    union all
    select 'subscriptions', currency_code, month, coalesce(sum(amount) filter (where amount > 0 and closing > amount), 0),
           count(*) filter (where closing > 0 and closing = amount), count(*) filter (where closing = 0 and amount < 0)
      from subscriptions group by 2, 3
    union all
    select 'lost', currency_code, month, -sum(amount) filter (where amount < 0), 0, 0
      from subscriptions where amount < 0 group by 2, 3
    union all
    select 'customers', currency_code, month, 0, count(*) filter (where closing > 0 and closing = amount),
           count(*) filter (where closing = 0 and amount < 0)
      from customers group by 2, 3
  )
  select what, currency_code, sum(amount)::text as amount, sum(count)::int as count, sum(less)::int as less,
         case when month < :from::date then '' else to_char(month, 'YYYY-MM') end as month
    from told group by what, currency_code, 6`

interface Row {
  what: string
  currency_code: string
  month: string
  amount: string
  count: number
  less: number
}

/** What moved until the end of the last month, in the order of the currencies' codes. */
export async function readMoved(sql: Knex, wanted: MonthsWanted): Promise<Moved> {
  const { from, to, time_zone: zone, currency_code: currency = null } = wanted
  const { rows } = await sql.raw<{ rows: Row[] }>(SQL, {
    ...{ from: `${from}-01`, to: `${to}-01`, zone, currency },
  } as never)
  const currencies = new Map<string, Map<string, MovedMonth>>()
  for (const row of [...rows].sort((a, b) => (a.currency_code < b.currency_code ? -1 : 1))) {
    const months = currencies.get(row.currency_code) ?? new Map<string, MovedMonth>()
    currencies.set(row.currency_code, months)
    const month = months.get(row.month) ?? nothingMoved()
    months.set(row.month, month)
    note(month, row)
  }
  return currencies
}

function note(month: MovedMonth, { what, amount, count, less }: Row): void {
  const kind = MRR_KINDS.find((name) => what === `kind ${name}`)
  if (kind) {
    month.amounts[kind] = BigInt(amount)
    month.counts[kind] = count
  } else if (what === 'lost') month.lost_minor = BigInt(amount)
  else if (what === 'customers') month.customers = { came: count, went: less }
  else {
    month.subscriptions = { came: count, went: less }
    month.gained_minor = BigInt(amount)
  }
}

/** A month in which nothing moved. */
export const nothingMoved = (): MovedMonth => ({
  amounts: { new: 0n, expansion: 0n, contraction: 0n, churn: 0n, reactivation: 0n },
  counts: { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 },
  subscriptions: { came: 0, went: 0 },
  customers: { came: 0, went: 0 },
  ...{ lost_minor: 0n, gained_minor: 0n },
})
