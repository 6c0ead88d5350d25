import type { Message, Sql } from '@cityos/bridge'
import { ProductContentState } from '@cityos/contracts'
import { withinTenant } from '@cityos/medusa-tenancy'

/** What is published about a product; what is not published any more is not here any more. */
export async function applyProductContent(tx: Sql, message: Message): Promise<void> {
  const { entity_id: id, data } = message
  await withinTenant(tx, message.tenant_id, async () => {
    if (data === null) return void (await tx.query('delete from product_content where id = $1', [id]))
    const { product_id, store_id, published_at, locales, images } = ProductContentState.parse(data)
    await tx.query(
      `insert into product_content (id, product_id, store_id, published_at, locales, images)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set product_id = excluded.product_id, store_id = excluded.store_id,
         published_at = excluded.published_at, locales = excluded.locales, images = excluded.images,
         updated_at = clock_timestamp()`,
      [id, product_id, store_id, published_at, JSON.stringify(locales), JSON.stringify(images)],
    )
  })
}
