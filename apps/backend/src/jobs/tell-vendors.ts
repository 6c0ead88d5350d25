import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { catchUpNotifications } from '../workflows/vendor-notification/catch-up'

/**
 * Tells vendors' people what no event has told, and of refunds, which the ledger alone knows by vendor. Safe to run in
 * several processes at once: nobody is told twice.
 */
export default async function tellVendors(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection, async () => {
    await catchUpNotifications(container, systemClock.now())
  })
}

export const config = { name: 'tell-vendors', schedule: '* * * * *' }
