import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** Vendors of what a change of Medusa's is about to add to an order, whose vendor orders of it are closed. */
const CLOSED = `with change as (
    select c.id, c.order_id, o.version from order_change c join "order" o on o.id = c.order_id
     where :id in (c.order_id, c.exchange_id, c.claim_id) and c.status in ('pending', 'requested') and c.deleted_at is null),
  added as (
    select c.order_id, l.id, l.product_id
      from change c join order_change_action a on a.order_change_id = c.id and a.deleted_at is null
        join order_line_item l on l.id = a.details ->> 'reference_id'
        left join order_item i on i.item_id = l.id and i.order_id = c.order_id and i.version = c.version
                              and i.deleted_at is null
     where a.action = 'ITEM_ADD'
        or a.action = 'ITEM_UPDATE' and (a.details ->> 'quantity')::numeric > coalesce(i.quantity, 0))
  select v.id, v.status, s.name
    from added join vendor_order v on v.order_id = added.order_id and v.status in ('rejected', 'canceled')
      join vendor s on s.id = v.vendor_id
   where v.vendor_id = coalesce(
     (select w.vendor_id from vendor_order_line x join vendor_order w on w.id = x.vendor_order_id
       where x.source_id = added.id and w.order_id = added.order_id limit 1),
     (select p.vendor_id from vendor_product p where p.product_id = added.product_id and p.deleted_at is null
       order by p.created_at, p.vendor_id limit 1),
     (select id from vendor where is_house and deleted_at is null))
   limit 1`

/**
 * A vendor order that was rejected or canceled stays so, and what is captured for it goes back: nothing is added to it by
 * an edit, an exchange or a claim, which are confirmed here. @throws CityosError `vendor_order_closed`.
 */
export function requireOpenParts(
  { scope, params }: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  requireOpen(scope, params['id']!).then(() => next(), next)
}

/** @param id of the order, the exchange or the claim. */
async function requireOpen(container: MedusaContainer, id: string): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: { id: string; status: string; name: string }[] }>(CLOSED, {
    id,
  })
  const [closed] = rows
  if (!closed) return
  throw new CityosError(
    'vendor_order_closed',
    `${closed.name}'s part of this order is ${closed.status} (${closed.id}), so nothing can be added to it: make another order.`,
  )
}
