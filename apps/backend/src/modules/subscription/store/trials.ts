import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'

interface Whose {
  customer_id: string
  plan_id: string
}

/** Whether a customer has had a trial of a plan. */
export async function hasUsedTrial(sql: Knex, whose: Whose): Promise<boolean> {
  return (
    (await sql('subscription_trial')
      .where({ ...whose })
      .first('id')) !== undefined
  )
}

/** Notes that a customer has a trial of a plan; false where they have had one before. Of two at once one waits. */
export async function useTrial(
  trx: Knex,
  { customer_id, plan_id, subscription_id }: Whose & { subscription_id: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `insert into subscription_trial (id, customer_id, plan_id, subscription_id, used_at) values (?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [newId(ID_PREFIXES.subscription_trial), customer_id, plan_id, subscription_id, now],
  )
  return rows.length > 0
}

/** The trial of a subscription has not been: its customer may have one. */
export async function forgetTrial(trx: Knex, subscriptionId: string): Promise<void> {
  await trx('subscription_trial').where({ subscription_id: subscriptionId }).delete()
}
