import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'

/** What is known of a notice's subscription and its customer when it is sent. */
export interface NoticeRow {
  id: string
  customer_id: string
  status: SubscriptionStatus
  is_ending: boolean
  time_zone: string
  payment_method_id: string | null
  /** The plan's name, or those of its things. */
  what: string
  email: string | null
  first_name: string | null
  /** The languages of the customer, of the order that it began with, of the store and of the tenant. */
  locales: (string | null)[]
  shop: string | null
  cycle_status: BillingCycleStatus | null
  order_number: string | null
}

const FACTS = `
  select n.id, s.customer_id, s.status, s.time_zone, s.payment_method_id,
         s.cancel_at_period_end or s.pause_at_period_end as is_ending,
         coalesce(s.plan_name, (select string_agg(i.title, ', ' order by i.position) from subscription_item i
                                 where i.subscription_id = s.id), '') as what,
         coalesce(nullif(c.email, ''), nullif(s.email, '')) as email, c.first_name,
         array[c.metadata ->> 'locale', o.locale, r.default_locale, t.default_locale] as locales,
         coalesce(r.name, t.name) as shop, b.status as cycle_status, p.display_id::text as order_number
    from subscription_notice n
    join subscription s on s.id = n.subscription_id
    left join customer c on c.id = s.customer_id and c.deleted_at is null
    left join "order" o on o.id = s.order_id
    left join tenant_store r on r.id = s.store_id and r.deleted_at is null
    left join tenant t on t.id = current_setting('app.tenant')
    left join billing_cycle b on b.id = n.cycle_id
    left join "order" p on p.id = b.order_id
   where n.id = any(?)`

export async function readFacts(trx: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, NoticeRow>> {
  const { rows } = await trx.raw<{ rows: NoticeRow[] }>(FACTS, [ids] as never)
  return new Map(rows.map((row) => [row.id, row]))
}
