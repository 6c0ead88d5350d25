import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { requireOwnLocation } from '../../vendor-product/own-location'
import type { FoundVendorOrder, VendorOrderRef } from '../require-vendor-order'

/** The vendor's own place, the first one first; for one that has none, where its parcels were packed. */
const PLACE = `coalesce(
  (select l.stock_location_id from vendor_stock_location l
    join stock_location s on s.id = l.stock_location_id and s.deleted_at is null
   where l.vendor_id = :vendor and l.deleted_at is null order by l.created_at, l.id limit 1),
  (select f.location_id from fulfillment f where f.id = any(:fulfillments) order by f.id limit 1))`

/**
 * Where goods come back to: the place that is named, which has to be the vendor's own where a vendor names it.
 * @throws CityosError `not_found`.
 */
export async function returnPlace(
  container: MedusaContainer,
  ref: VendorOrderRef,
  order: FoundVendorOrder,
  named: string | null | undefined,
): Promise<string | null> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  if (named && ref.vendorId) {
    await requireOwnLocation(container, ref.vendorId, named)
  } else if (named) {
    const known = (await connection('stock_location')
      .where({ id: named, deleted_at: null })
      .first('id')) as unknown
    if (!known) throw new CityosError('not_found', `There is no stock location ${named}.`)
  }
  if (named) return named
  const { rows } = await connection.raw<{ rows: { place: string | null }[] }>(`select ${PLACE} as place`, {
    vendor: order.vendor_id,
    fulfillments: order.fulfillment_ids,
  } as never)
  return rows[0]!.place
}
