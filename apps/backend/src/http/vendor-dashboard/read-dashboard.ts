import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  ProductStatus,
  VendorOrderStatus,
  type ReadVendorDashboard,
  type VendorDashboard,
} from '@cityos/contracts'
import type { VendorMembership } from '../../access/vendors/memberships'
import { readTimeZone } from '../../modules/commission/store/settings'
import { dayOf, periodOf } from '../marketplace/period'
import { readSales } from '../marketplace/read-sales'
import { countUnread } from '../vendor-notifications/count-unread'

/** How the caller's vendor does. @throws CityosError `validation_failed` for a period that is none. */
export async function readVendorDashboard(
  container: MedusaContainer,
  member: VendorMembership,
  asked: ReadVendorDashboard,
  now: Date,
): Promise<VendorDashboard> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { vendor_id } = member
  const time_zone = await readTimeZone(db)
  const period = periodOf(asked, dayOf(now, time_zone))
  const sales = await readSales(db, { ...period, time_zone, vendor_id })
  const counts = await countThings(db, vendor_id)
  return {
    ...period,
    time_zone,
    sales: sales.map(({ house_gmv_minor: _none, ...own }) => own),
    orders: counted(VendorOrderStatus.options, counts.orders),
    products: counted(ProductStatus.options, counts.products),
    variants_out_of_stock: counts.out_of_stock,
    unread_notifications: await countUnread(db, member),
  }
}

type Counts = Record<string, number> | null

const counted = <S extends string>(states: readonly S[], found: Counts) =>
  Object.fromEntries(states.map((state) => [state, found?.[state] ?? 0])) as Record<S, number>

const OWN_PRODUCTS = `vendor_product l join product p on p.id = l.product_id and p.deleted_at is null`

/** Each by an index of the vendor's own rows. */
const SQL = `
  select (select jsonb_object_agg(s.status, s.n)
            from (select status, count(*) as n from vendor_order where vendor_id = :vendor group by 1) s) as orders,
         (select jsonb_object_agg(s.status, s.n)
            from (select p.status, count(*) as n from ${OWN_PRODUCTS}
                   where l.vendor_id = :vendor and l.deleted_at is null group by 1) s) as products,
         (select count(*)::int from ${OWN_PRODUCTS}
            join product_variant v on v.product_id = p.id and v.deleted_at is null and v.manage_inventory
           where l.vendor_id = :vendor and l.deleted_at is null and p.status = 'published'
             and coalesce((select sum(i.stocked_quantity - i.reserved_quantity)
                   from product_variant_inventory_item m
                   join inventory_level i on i.inventory_item_id = m.inventory_item_id and i.deleted_at is null
                   join vendor_stock_location w on w.stock_location_id = i.location_id
                    and w.vendor_id = l.vendor_id and w.deleted_at is null
                  where m.variant_id = v.id and m.deleted_at is null), 0) <= 0) as out_of_stock`

async function countThings(db: Knex, vendor: string) {
  const { rows } = await db.raw<{ rows: { orders: Counts; products: Counts; out_of_stock: number }[] }>(SQL, {
    vendor,
  } as never)
  return rows[0]!
}
