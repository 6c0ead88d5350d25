import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { pruneNotifications } from '../workflows/vendor-notification/prune-notifications'

/** Removes what vendors' people were told long ago. Safe to run in several processes at once. */
export default async function pruneOldNotifications(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection as never, async () => {
    await pruneNotifications(container, systemClock.now())
  })
}

export const config = { name: 'prune-notifications', schedule: '41 3 * * *' }
