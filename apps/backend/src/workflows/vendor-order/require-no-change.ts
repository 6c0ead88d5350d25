import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** Somebody edits the order `o.id`, or changes it in another way that has not ended. */
export const IS_CHANGING = `exists (select from order_change h
  where h.order_id = o.id and h.status in ('pending', 'requested') and h.deleted_at is null)`

/** Medusa changes an order for one at a time. @throws CityosError `order_change_open`. */
export async function requireNoChange(container: MedusaContainer, orderId: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: { id: string }[] }>(
    `select id from order_change where order_id = ? and status in ('pending', 'requested') and deleted_at is null`,
    [orderId],
  )
  const [open] = rows
  if (!open) return
  throw new CityosError(
    'order_change_open',
    `Somebody is about to change the order ${orderId} (${open.id}): finish or cancel that first.`,
  )
}
