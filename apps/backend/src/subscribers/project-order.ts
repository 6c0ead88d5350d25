import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { bringUp } from '../workflows/vendor-order/bring-up'

interface Told {
  /** Of the order, of a parcel, or of a payment. */
  id?: string
  order_id?: string
}

/** Brings vendor orders up at once where Medusa tells that an order has changed; a job does it for what it did not tell. */
export default async function projectOrder({ event, container }: SubscriberArgs<Told>): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: { id: string }[] }>(
    `select id from "order" where id = any(:ids)
     union select order_id from order_fulfillment where fulfillment_id = any(:ids) and deleted_at is null
     union select x.order_id from order_payment_collection x join payment p using (payment_collection_id)
            where p.id = any(:ids) and x.deleted_at is null`,
    { ids: [event.data.order_id, event.data.id].filter((id) => id !== undefined) } as never,
  )
  for (const { id } of rows) await bringUp(container, id)
}

export const config: SubscriberConfig = {
  event: [
    ...[
      'order.placed',
      'order.canceled',
      'order-edit.confirmed',
      'order.exchange_created',
      'order.claim_created',
      'order.return_requested',
      'order.return_received',
    ],
    ...[
      'order.fulfillment_created',
      'shipment.created',
      'delivery.created',
      'payment.captured',
      'payment.refunded',
    ],
  ],
  context: { subscriberId: 'project-order' },
}
