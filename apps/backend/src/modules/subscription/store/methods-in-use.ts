import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** The methods that subscriptions of a customer are paid with which have begun and not ended. */
export async function methodsInUse(sql: Knex, customerId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql.raw<{ rows: { payment_method_id: string }[] }>(
    `select distinct payment_method_id from subscription
      where customer_id = ? and status not in ('draft', 'canceled') and payment_method_id is not null`,
    [customerId],
  )
  return new Set(rows.map(({ payment_method_id }) => payment_method_id))
}

/** A subscription that is going to be charged. */
export interface ChargedSubscription {
  id: string
  customer_id: string
  payment_provider_id: string
  payment_method_id: string
}

/** The next subscriptions that are charged with a saved method, by id. */
export async function chargedSubscriptions(
  sql: Knex,
  after: string,
  most: number,
): Promise<ChargedSubscription[]> {
  const { rows } = await sql.raw<{ rows: ChargedSubscription[] }>(
    `select id, customer_id, payment_provider_id, payment_method_id from subscription
      where status in ('trialing', 'active', 'past_due', 'paused') and deleted_at is null
        and payment_method_id is not null and payment_provider_id <> 'pp_system_default' and id > ?
      order by id limit ?`,
    [after, most],
  )
  return rows
}
