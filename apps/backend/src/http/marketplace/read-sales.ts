import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CurrencySales } from '@cityos/contracts'
import { daysOf } from './period'

/** Days of the tenant's zone, both included; one vendor's or everybody's. */
export interface SalesWanted {
  from: string
  to: string
  time_zone: string
  vendor_id?: string | undefined
  currency_code?: string | undefined
}

const sum = (amount: string, of: string) => `coalesce(sum(${amount}) filter (where ${of}), 0)`

/** One reading of the period's vendor orders: a row for each currency and day, and one for each currency. */
const SQL = `
  with placed as (
    select v.currency_code, (v.placed_at at time zone :zone)::date::text as day, v.order_id,
           v.total_minor + v.credit_minor as gmv, v.commission_minor, v.commission_tax_minor, v.captured_minor,
           v.refunded_minor, v.status not in ('rejected', 'canceled') as counts, h.id is not null as house
      from vendor_order v left join vendor h on h.id = v.vendor_id and h.is_house
     where v.placed_at >= :from::date::timestamp at time zone :zone
       and v.placed_at < (:to::date + 1)::timestamp at time zone :zone
       and (:vendor::text is null or v.vendor_id = :vendor)
       and (:currency::text is null or v.currency_code = :currency)
  )
  select currency_code, day, ${sum('gmv', 'counts')} as gmv_minor,
         ${sum('commission_minor', 'counts')} as commission_minor,
         ${sum('commission_tax_minor', 'counts')} as commission_tax_minor,
         ${sum('captured_minor', 'counts')} as captured_minor, ${sum('refunded_minor', 'counts')} as refunded_minor,
         ${sum('gmv', 'counts and house')} as house_gmv_minor, count(*) filter (where counts) as vendor_orders,
         count(*) filter (where not counts) as closed_vendor_orders,
         count(distinct order_id) filter (where counts) as orders
    from placed group by grouping sets ((currency_code, day), (currency_code))`

const AMOUNTS = [
  ...['gmv_minor', 'house_gmv_minor', 'commission_minor', 'commission_tax_minor', 'captured_minor'],
  ...['refunded_minor', 'orders', 'vendor_orders', 'closed_vendor_orders'],
] as const

type Numbers = Record<(typeof AMOUNTS)[number], number>

/** What was sold, by currency and day, in the order of the currencies' codes; every day of the period is there. */
export async function readSales(db: Knex, wanted: SalesWanted): Promise<CurrencySales[]> {
  const { from, to, time_zone: zone, vendor_id = null, currency_code = null } = wanted
  const { rows } = await db.raw<{ rows: Record<string, string | null>[] }>(SQL, {
    ...{ from, to, zone, vendor: vendor_id, currency: currency_code },
  } as never)
  const found = new Map(rows.map((row) => [`${row['currency_code']} ${row['day'] ?? ''}`, numbersOf(row)]))
  const currencies = new Set(rows.map((row) => row['currency_code'] as string))
  return [...currencies].sort().map((currency) => salesOf(currency, daysOf({ from, to }), found))
}

/** The columns are bounded, so every sum of a tenant's is a whole number. */
const numbersOf = (row: Record<string, string | null>): Numbers =>
  Object.fromEntries(AMOUNTS.map((name) => [name, Number(row[name])])) as Numbers

function salesOf(
  currency_code: string,
  days: readonly string[],
  found: ReadonlyMap<string, Numbers>,
): CurrencySales {
  return {
    currency_code,
    ...found.get(`${currency_code} `)!,
    days: days.map((day) => {
      const of = found.get(`${currency_code} ${day}`)
      return {
        day,
        gmv_minor: of?.gmv_minor ?? 0,
        commission_minor: of?.commission_minor ?? 0,
        vendor_orders: of?.vendor_orders ?? 0,
      }
    }),
  }
}

/** A currency in which nothing was sold. */
export function nothingSold(currency_code: string, period: { from: string; to: string }): CurrencySales {
  const nothing = Object.fromEntries(AMOUNTS.map((name) => [name, 0])) as Numbers
  return salesOf(currency_code, daysOf(period), new Map([[`${currency_code} `, nothing]]))
}
