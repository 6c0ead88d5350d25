import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ProductSeller } from '@cityos/contracts'

/** In a cart sells who would sell the product now; in an order who sold it, whatever has become of them. */
const SQL = `
  select i.id as line_id, v.id, v.handle, v.name, v.logo
    from cart_line_item i join vendor_product l on l.product_id = i.product_id and l.deleted_at is null
    join vendor v on v.id = l.vendor_id and v.deleted_at is null and v.status = 'approved' and not v.is_house
   where i.id = any(:ids::text[])
   union
  select l.source_id, v.id, v.handle, v.name, v.logo
    from vendor_order_line l join vendor_order o on o.id = l.vendor_order_id
    join vendor v on v.id = o.vendor_id and not v.is_house
   where l.kind = 'item' and l.source_id = any(:ids::text[])`

/** Who sells each of these lines of carts and orders, by line; nobody for the tenant's own. */
export async function sellersOfLines(
  container: MedusaContainer,
  ids: readonly string[],
): Promise<Map<string, ProductSeller>> {
  if (!ids.length) return new Map()
  const { rows } = (await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(SQL, { ids: [...ids] } as never)) as { rows: (ProductSeller & { line_id: string })[] }
  return new Map(rows.map(({ line_id, ...seller }) => [line_id, seller]))
}
