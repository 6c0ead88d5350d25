import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/** @throws CityosError `not_found` for a place that is another's, or the tenant's own. */
export async function requireOwnLocation(
  container: MedusaContainer,
  vendorId: string,
  locationId: string,
): Promise<void> {
  const { rows } = (await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw(
      `select from vendor_stock_location where vendor_id = ? and stock_location_id = ? and deleted_at is null`,
      [vendorId, locationId],
    )) as { rows: object[] }
  if (!rows.length) throw new CityosError('not_found', `There is no stock location ${locationId} of yours.`)
}
