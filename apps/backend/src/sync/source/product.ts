import type { Reader } from './load-rows'
import { exact } from './sql'

/** A variant's own prices: without price lists, rules and quantities. */
const PRICES = `
  select p.currency_code, ${exact('p.raw_amount', 'p.amount')} as amount, p.id
    from product_variant_price_set l join price p on p.price_set_id = l.price_set_id
   where l.variant_id = v.id and l.deleted_at is null and p.deleted_at is null and p.price_list_id is null
     and coalesce(p.rules_count, 0) = 0 and p.min_quantity is null and p.max_quantity is null`

/** Of a set, as often as the scarcest of its parts is there. */
const AVAILABLE = `
  select min(parts.pieces / parts.needed) from (
    select greatest(l.required_quantity, 1e-9) as needed,
           coalesce((select sum(i.stocked_quantity - i.reserved_quantity) from inventory_level i
                      where i.inventory_item_id = l.inventory_item_id and i.deleted_at is null), 0) as pieces
      from product_variant_inventory_item l where l.variant_id = v.id and l.deleted_at is null
  ) parts`

const VARIANTS = `
  select jsonb_agg(jsonb_build_object(
           'id', v.id, 'title', v.title, 'sku', v.sku,
           'prices', coalesce((select jsonb_agg(jsonb_build_object('currency_code', n.currency_code, 'amount', n.amount)
                                                order by n.currency_code, n.id) from (${PRICES}) n), '[]'),
           'available', case when v.manage_inventory then trim_scale(coalesce((${AVAILABLE}), 0)) end
         ) order by v.variant_rank, v.id collate "C")
    from product_variant v where v.product_id = p0.id and v.deleted_at is null`

export const productReader: Reader = {
  table: 'product',
  scope: 'tenant',
  sql: `
    select p0.id, jsonb_build_object(
      'title', p0.title, 'subtitle', p0.subtitle, 'description', p0.description, 'handle', p0.handle,
      'status', p0.status, 'thumbnail', p0.thumbnail, 'vendor_id', (
        select l.vendor_id from vendor_product l where l.product_id = p0.id and l.deleted_at is null limit 1),
      'sales_channel_ids', coalesce((
        select jsonb_agg(c.sales_channel_id order by c.sales_channel_id collate "C") from product_sales_channel c
         where c.product_id = p0.id and c.deleted_at is null), '[]'),
      'variants', coalesce((${VARIANTS}), '[]')
    ) as state
      from product p0 where p0.id = any($1::text[]) and p0.deleted_at is null`,
}
