import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type VendorOrderStatus } from '@cityos/contracts'

/** Which vendor order is meant, and for whose vendor; null where somebody of the tenant acts. */
export interface VendorOrderRef {
  id: string
  vendorId: string | null
  /** Who acts, for Medusa's own columns. */
  actor: string | null
}

export interface VendorOrderItem {
  line_item_id: string
  quantity: number
  fulfilled: number
  /** What left the house, and neither came back nor is going to. */
  returnable: number
}

export interface FoundVendorOrder {
  id: string
  order_id: string
  vendor_id: string
  display_id: string
  status: VendorOrderStatus
  /** By which the vendor ships. */
  shipping_option_id: string | null
  items: VendorOrderItem[]
  /** Those with things of this vendor that were not canceled. */
  fulfillment_ids: string[]
}

const SQL = `
  select v.id, v.order_id, v.vendor_id, v.display_id, v.status,
         (select m.shipping_option_id from vendor_order_line l join order_shipping_method m on m.id = l.source_id
           where l.vendor_order_id = v.id and l.kind = 'shipping' order by l.position limit 1) as shipping_option_id,
         coalesce((select json_agg(json_build_object('line_item_id', i.item_id, 'quantity', i.quantity,
                    'fulfilled', i.fulfilled_quantity, 'returnable', greatest(i.shipped_quantity, i.delivered_quantity)
                      - i.return_requested_quantity - i.return_received_quantity - i.return_dismissed_quantity
                      - i.written_off_quantity)) from order_item i
           where i.order_id = v.order_id and i.version = o.version and i.deleted_at is null and i.item_id in
             (select source_id from vendor_order_line where vendor_order_id = v.id and kind = 'item')), '[]') as items,
         array(select distinct f.id from order_fulfillment x join fulfillment f on f.id = x.fulfillment_id
                 join fulfillment_item p on p.fulfillment_id = f.id
                 join vendor_order_line l on l.source_id = p.line_item_id and l.vendor_order_id = v.id
                where x.order_id = v.order_id and f.canceled_at is null and f.deleted_at is null) as fulfillment_ids
    from vendor_order v join "order" o on o.id = v.order_id
   where v.id = :id and (:vendor::text is null or v.vendor_id = :vendor)`

/** A vendor order of the tenant in scope. @throws CityosError `not_found`, also for another vendor's. */
export async function requireVendorOrder(
  container: MedusaContainer,
  { id, vendorId }: VendorOrderRef,
): Promise<FoundVendorOrder> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: FoundVendorOrder[] }>(SQL, { id, vendor: vendorId })
  const [found] = rows
  if (!found) throw new CityosError('not_found', `There is no vendor order ${id}.`)
  return found
}

/** @throws CityosError `not_found` for a parcel that has nothing of this vendor order, or was canceled. */
export function requireFulfillment(order: FoundVendorOrder, fulfillmentId: string): void {
  if (order.fulfillment_ids.includes(fulfillmentId)) return
  throw new CityosError('not_found', `There is no fulfillment ${fulfillmentId} of ${order.id}.`)
}
