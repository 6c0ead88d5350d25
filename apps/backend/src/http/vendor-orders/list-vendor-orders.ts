import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ListAllVendorOrders, VendorOrderList } from '@cityos/contracts'
import { listSelected } from '../paging'
import { toVendorOrder, type VendorOrderRow } from './vendor-order-row'

/** One page of the tenant's vendor orders, or of one vendor's where the query names it. */
export async function listVendorOrders(
  container: MedusaContainer,
  query: ListAllVendorOrders,
): Promise<VendorOrderList> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows, page } = await listSelected<VendorOrderRow>(() => filtered(connection, query), query)
  return { vendor_orders: rows.map(toVendorOrder), ...page }
}

function filtered(connection: Knex, query: ListAllVendorOrders): Knex.QueryBuilder {
  const { vendor_id, order_id, status, placed_from, placed_to, q } = query
  const named = Object.entries({ vendor_id, order_id, status }).filter(([, value]) => value !== undefined)
  return connection('vendor_order')
    .where(Object.fromEntries(named))
    .modify((rows) => {
      if (placed_from) rows.where('placed_at', '>=', placed_from)
      if (placed_to) rows.where('placed_at', '<', placed_to)
      if (q) rows.whereRaw('starts_with(display_id, ?)', [q])
    })
}
