import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** Until the transaction ends, nobody else projects this order or moves money of it. */
export async function lockOrder(trx: Knex, orderId: string): Promise<void> {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('vendor_order ' || ?, 0))`, [orderId])
}
