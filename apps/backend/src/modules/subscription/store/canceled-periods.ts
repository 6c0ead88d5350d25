import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ORDER_CANCELED, readCyclesOf, type CycleRow } from './cycles'

/**
 * Periods behind the last that was paid whose order people have canceled, as nobody pays for them: what the one before was
 * paid for may have been credited when they began.
 */
export async function readCanceledPeriods(sql: Knex, subscriptionId: string): Promise<CycleRow[]> {
  const { rows } = await sql.raw<{ rows: { id: string }[] }>(
    `select id from billing_cycle
      where subscription_id = :id and status = 'void' and failure_code = :code
        and "index" > coalesce((select max(p."index") from billing_cycle p
                                 where p.subscription_id = :id and p.status = 'paid'), -1)`,
    { id: subscriptionId, code: ORDER_CANCELED },
  )
  if (!rows.length) return []
  return readCyclesOf(
    sql,
    rows.map(({ id }) => id),
  )
}

/** Whose order it is or is going to be. */
export async function findCycleOfOrder(
  sql: Knex,
  orderId: string,
): Promise<Pick<CycleRow, 'id' | 'subscription_id'> | undefined> {
  return (await sql('billing_cycle').where({ planned_order_id: orderId }).first('id', 'subscription_id')) as
    Pick<CycleRow, 'id' | 'subscription_id'> | undefined
}
