import type { VendorProduct } from '@cityos/contracts'
import { exact } from '../../sync/source/sql'

type Variant = VendorProduct['variants'][number]

/** A product as the database answers it: prices in major units, times as they come. */
export interface ProductRow extends Omit<VendorProduct, 'variants' | 'created_at' | 'updated_at'> {
  variants: (Omit<Variant, 'prices'> & { prices: { currency_code: string; amount: string }[] })[]
  created_at: Date
  updated_at: Date
}

/** A variant's own prices: without price lists, rules and quantities. */
const PRICES = `
  select coalesce(jsonb_agg(jsonb_build_object('currency_code', p.currency_code, 'amount', ${exact('p.raw_amount', 'p.amount')})
                            order by p.currency_code), '[]')
    from product_variant_price_set s join price p on p.price_set_id = s.price_set_id
   where s.variant_id = v.id and s.deleted_at is null and p.deleted_at is null and p.price_list_id is null
     and coalesce(p.rules_count, 0) = 0 and p.min_quantity is null and p.max_quantity is null`

/** At the vendor's own locations alone: what others keep of it is not the vendor's to see. */
const LEVELS = `
  select sum(i.stocked_quantity) as stocked, sum(i.reserved_quantity) as reserved
    from product_variant_inventory_item m
    join inventory_level i on i.inventory_item_id = m.inventory_item_id and i.deleted_at is null
    join vendor_stock_location w on w.stock_location_id = i.location_id and w.vendor_id = l.vendor_id
     and w.deleted_at is null
   where m.variant_id = v.id and m.deleted_at is null`

/** The same, by location. */
const LEVELS_BY_LOCATION = `
  select coalesce(jsonb_agg(jsonb_build_object('location_id', i.location_id,
           'stocked_quantity', i.stocked_quantity, 'reserved_quantity', i.reserved_quantity) order by i.location_id), '[]')
    from product_variant_inventory_item m
    join inventory_level i on i.inventory_item_id = m.inventory_item_id and i.deleted_at is null
    join vendor_stock_location w on w.stock_location_id = i.location_id and w.vendor_id = l.vendor_id
     and w.deleted_at is null
   where m.variant_id = v.id and m.deleted_at is null`

const VALUES_OF_VARIANT = `
  select coalesce(jsonb_object_agg(o.title, u.value), '{}')
    from product_variant_option x join product_option_value u on u.id = x.option_value_id
    join product_option o on o.id = u.option_id where x.variant_id = v.id`

/** With those of its values that the product has, in the order of the variants that have them. */
const OPTIONS = `
  select coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'values', (
           select coalesce(jsonb_agg(u.value order by u.rank nulls last, (
                    select min(v.variant_rank) from product_variant_option z
                      join product_variant v on v.id = z.variant_id and v.deleted_at is null
                     where z.option_value_id = u.id), u.id), '[]')
             from product_product_option_value y join product_option_value u on u.id = y.product_option_value_id
            where y.product_product_option_id = x.id and y.deleted_at is null and u.deleted_at is null))
           order by x.id), '[]')
    from product_product_option x join product_option o on o.id = x.product_option_id and o.deleted_at is null
   where x.product_id = p0.id and x.deleted_at is null`

const VARIANTS = `
  select coalesce(jsonb_agg(jsonb_build_object(
           'id', v.id, 'title', v.title, 'sku', v.sku, 'barcode', v.barcode,
           'manage_inventory', v.manage_inventory, 'prices', (${PRICES}),
           'options', (${VALUES_OF_VARIANT}), 'levels', (${LEVELS_BY_LOCATION}),
           'stocked_quantity', case when v.manage_inventory then coalesce(n.stocked, 0) end,
           'reserved_quantity', case when v.manage_inventory then coalesce(n.reserved, 0) end
         ) order by v.variant_rank, v.id), '[]')
    from product_variant v cross join lateral (${LEVELS}) n
   where v.product_id = p0.id and v.deleted_at is null`

const FROM = `
  from vendor_product l join product p0 on p0.id = l.product_id and p0.deleted_at is null
 where l.vendor_id = :vendor and l.deleted_at is null
   and (:status::text is null or p0.status::text = :status)
   and (:q::text is null or p0.title ilike :q or p0.handle ilike :q)`

/** The products of one vendor, a page of them: whose they are is part of the query. */
export const productsSql = (direction: 'asc' | 'desc') => `
  select p0.id, p0.title, p0.subtitle, p0.description, p0.handle, p0.thumbnail, p0.status,
         p0.created_at, p0.updated_at,
         (select coalesce(jsonb_agg(i.url order by i.rank, i.id), '[]') from image i
           where i.product_id = p0.id and i.deleted_at is null) as images,
         (select coalesce(jsonb_agg(c.product_category_id order by c.product_category_id), '[]')
            from product_category_product c where c.product_id = p0.id) as category_ids,
         (select case when a.status = 'rejected' then a.reason end from product_approval a
           where a.product_id = p0.id order by a.id desc limit 1) as reason,
         (select jsonb_build_object('approval_id', a.id, 'changes', a.changes) from product_approval a
           where a.product_id = p0.id and a.status = 'pending' and a.kind = 'change') as pending_change,
         (${OPTIONS}) as options, (${VARIANTS}) as variants
  ${FROM}
   and (:id::text is null or p0.id = :id) and (:after::text is null or p0.id > :after)
   and (:before::text is null or p0.id < :before)
 order by p0.id ${direction} limit :take`

export const COUNT_SQL = `select count(*)::int as n ${FROM}`
