import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** Takes the projection of an order back that is not to be: its completion has failed. */
export async function removeOrders(trx: Knex, orderId: string): Promise<void> {
  await trx.raw(
    `delete from vendor_order_line where vendor_order_id in (select id from vendor_order where order_id = ?)`,
    [orderId],
  )
  await trx.raw(`delete from vendor_order where order_id = ?`, [orderId])
}
