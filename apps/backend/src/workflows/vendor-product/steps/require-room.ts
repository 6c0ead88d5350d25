import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { readVendorSetting } from '../../vendor-setting/read-vendor-setting'

/**
 * Counts a vendor's products behind the one that was just made: of several at once none goes beyond the limit.
 * @throws CityosError `limit_exceeded`.
 */
export const requireRoomStep = createStep('require-room', async (vendorId: string, { container }) => {
  const { max_products_per_vendor: most } = await readVendorSetting(container)
  if (most === null) return new StepResponse(undefined)
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select count(*)::int as n from vendor_product l join product p on p.id = l.product_id
      where l.vendor_id = ? and l.deleted_at is null and p.deleted_at is null`,
    [vendorId],
  )) as { rows: { n: number }[] }
  if (rows[0]!.n <= most) return new StepResponse(undefined)
  throw new CityosError('limit_exceeded', `A vendor may have ${most} products here; delete some first.`)
})
