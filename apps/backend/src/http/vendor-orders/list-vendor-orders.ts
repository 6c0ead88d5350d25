import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ListAllVendorOrders, VendorOrderList } from '@cityos/contracts'
import { listPage } from '../paging'
import { toVendorOrder, type VendorOrderRow } from './vendor-order-row'

/** One page of the tenant's vendor orders, or of one vendor's where the query names it. */
export async function listVendorOrders(
  container: MedusaContainer,
  query: ListAllVendorOrders,
): Promise<VendorOrderList> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows, page } = await listPage<VendorOrderRow>(
    async (after, { take, order }) => {
      const wanted = () => filtered(connection, query).where((where) => beyond(where, after))
      const sorted = Object.entries(order).map(([column, direction]) => ({ column, order: direction }))
      const [found, [counted]] = await Promise.all([
        wanted().select('*').orderBy(sorted).limit(take) as unknown as Promise<VendorOrderRow[]>,
        wanted().count('id as count') as unknown as Promise<{ count: string }[]>,
      ])
      return [found, Number(counted?.count ?? 0)]
    },
    {},
    query,
  )
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

type Condition = Record<string, unknown>

/** What stands behind a cursor, as `listPage` says it: `{ id: { $lt } }`, or one of several. */
export function beyond(where: Knex.QueryBuilder, { $or, ...columns }: Condition): void {
  for (const [column, value] of Object.entries(columns)) {
    const { $lt, $gt } = (value ?? {}) as { $lt?: string; $gt?: string }
    if ($lt !== undefined) where.where(column, '<', $lt)
    else if ($gt !== undefined) where.where(column, '>', $gt)
    else where.where(column, value as string)
  }
  const either = $or as Condition[] | undefined
  if (either) where.where((any) => either.forEach((one) => any.orWhere((inner) => beyond(inner, one))))
}
