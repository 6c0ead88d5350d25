import type { PlacementCodes } from '@cityos/contracts'
import type { PayloadTransaction } from '../database/payload-transaction'

/** The rows behind codes, from country to subcategory, up to the first level that does not belong to the one before. */
export async function placementOf(
  { query }: PayloadTransaction,
  codes: PlacementCodes,
): Promise<Record<string, string | null>> {
  const [found] = await query<Record<'country' | 'scope' | 'category' | 'subcategory', string | null>>(
    `select c.id as country, s.id as scope, g.id as category, u.id as subcategory
       from (select 1) one
       left join countries c on c.code = $1
       left join scopes s on s.code = $2 and s.country_id = c.id
       left join categories g on g.code = $3 and (not exists (
         select 1 from categories_rels r where r.parent_id = g.id and r.path = 'scopes'
       ) or exists (
         select 1 from categories_rels r where r.parent_id = g.id and r.path = 'scopes' and r.scopes_id = s.id
       ))
       left join subcategories u on u.code = $4 and u.category_id = g.id`,
    [codes.country_code, codes.scope_code, codes.category_code, codes.subcategory_code],
  )
  return { ...found }
}
