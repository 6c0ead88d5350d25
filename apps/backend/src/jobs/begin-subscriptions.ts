import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { beginMissed } from '../workflows/subscription/cart/begin-missed'
import { subscriptionModule } from '../workflows/subscription/subscription-module'

/** Begins subscriptions whose order was placed by a process that died then. Safe to run in several at once. */
export default async function beginSubscriptions(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection, () => beginMissed(container, subscriptionModule(container).clock.now()))
}

export const config = { name: 'begin-subscriptions', schedule: '*/5 * * * *' }
