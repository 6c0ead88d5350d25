import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { sqlOf } from '../database/payload-transaction'

/** Pictures are told with the content that shows them, their words too. */
async function noteContentWith(req: PayloadRequest, media: unknown): Promise<void> {
  const { query } = await sqlOf(req)
  await query(
    `insert into sync_outbox (tenant_id, entity, entity_id)
       select distinct c.tenant_id, 'product_content', c.id::text
         from product_content c join product_content_rels r on r.parent_id = c.id
        where r.media_id = $1 and c._status = 'published'`,
    [media],
  )
}

export const tellContentOfPicture: CollectionAfterChangeHook = async ({ req, doc, operation }) => {
  if (operation === 'update') await noteContentWith(req, doc.id)
  return doc
}

/** Before: with the row, the database forgets who showed it. */
export const tellContentBeforeDelete: CollectionBeforeDeleteHook = ({ req, id }) => noteContentWith(req, id)

const PLACED = {
  countries: ['placement_country_id'],
  scopes: [
    'placement_scope_id',
    'select c.code from categories c join categories_rels r on r.parent_id = c.id where r.scopes_id = $1',
  ],
  categories: ['placement_category_id', 'select code from categories where parent_id = $1'],
  subcategories: ['placement_subcategory_id'],
} as const

/** What points at a level of the hierarchy that goes: the database empties the pointers, and nobody's hook runs. */
export function tellPlacedHere(collection: keyof typeof PLACED): CollectionBeforeDeleteHook {
  const [column, categories] = PLACED[collection]
  return async ({ req, id }) => {
    const { query } = await sqlOf(req)
    const insert = 'insert into sync_outbox (tenant_id, entity, entity_id)'
    await query(`${insert} select id, 'tenant_profile', id from tenants where ${column} = $1`, [id])
    if (categories)
      await query(`${insert} select 'platform', 'geo_category', code from (${categories}) c`, [id])
  }
}
