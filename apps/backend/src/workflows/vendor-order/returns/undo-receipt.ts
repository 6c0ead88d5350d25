import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { vendorOrderModule } from '../vendor-order-module'
import { unstock } from './restock'

/** Takes a receipt back that is not to be, with what is owed because of it while nobody was asked to give it. */
export async function undoReceipt(container: MedusaContainer, orderId: string, id: string): Promise<void> {
  await unstock(container, id)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  await connection.transaction(async (trx) => {
    await vendorOrderModule(container).lockOrder(trx, orderId)
    await trx.raw(
      `delete from vendor_order_intent i using vendor_return_receipt r where r.id = ?
          and i.vendor_order_id = r.vendor_order_id and i.cause = 'returned' and i.state = 'open' and i.attempts = 0`,
      [id],
    )
    await trx.raw(`delete from vendor_return_receipt where id = ?`, [id])
  })
}
