import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { catchUpAll } from '../workflows/vendor-order/catch-up'

/** Once an hour looks through all orders that are not over, whenever they changed. Safe to run anywhere, any time. */
export default async function projectAllOrders(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection, () => catchUpAll(container))
}

export const config = { name: 'project-all-orders', schedule: '29 * * * *' }
