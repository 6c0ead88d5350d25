import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { VendorStockLocation } from '@cityos/contracts'

/** The places from which a vendor sends, the first one first; a vendor has few. */
export async function listStockLocations(
  container: MedusaContainer,
  vendorId: string,
): Promise<VendorStockLocation[]> {
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select s.id, s.name from vendor_stock_location l
       join stock_location s on s.id = l.stock_location_id and s.deleted_at is null
      where l.vendor_id = ? and l.deleted_at is null order by l.created_at, l.id`,
    [vendorId],
  )) as { rows: VendorStockLocation[] }
  return rows
}
