import type { MedusaContainer } from '@medusajs/framework/types'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { VENDOR_ORDER_MODULE } from '../../../modules/vendor-order'
import type { VendorOrderModuleService } from '../../../modules/vendor-order/service'

/**
 * Does something that is many transactions of Medusa's while nobody else of the tenant does it under the same name, in this
 * process or in another one. What a killed process held is free at once.
 * @throws Error when others are busy with it for too long.
 */
export async function oneAtATime<T>(
  container: MedusaContainer,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const { holds } = container.resolve<VendorOrderModuleService>(VENDOR_ORDER_MODULE)
  const hold = await holds.hold(`${requireTenantId()} ${name}`)
  try {
    return await work()
  } finally {
    holds.release(hold)
  }
}
