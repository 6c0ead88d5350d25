import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What of a product a commission rule may be about. */
export interface ProductScope {
  product_id: string
  /** Those that it is in and all above them. */
  category_ids: string[]
  collection_id: string | null
  product_type_id: string | null
}

/** The products of the tenant in scope, also those that are deleted: an order may still hold them. In one query. */
export async function describeProducts(
  trx: Knex,
  productIds: readonly (string | null)[],
): Promise<Map<string, ProductScope>> {
  const ids = [...new Set(productIds.filter((id) => id !== null))]
  if (!ids.length) return new Map()
  const { rows } = await trx.raw<{ rows: ProductScope[] }>(
    `select p.id as product_id, p.collection_id, p.type_id as product_type_id,
            coalesce((
              select array_agg(distinct path.id order by path.id)
                from product_category_product l
                join product_category c on c.id = l.product_category_id and c.deleted_at is null
               cross join unnest(string_to_array(c.mpath, '.') || c.id) as path(id)
               where l.product_id = p.id and path.id <> ''), '{}') as category_ids
       from product p where p.id = any(?)`,
    [ids] as never,
  )
  return new Map(rows.map((row) => [row.product_id, row]))
}
