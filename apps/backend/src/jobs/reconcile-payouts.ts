import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { payoutContext } from '../workflows/payout/context'
import { queueDaily } from '../workflows/payout/reconcile/queue-daily'
import { reconcileNext } from '../workflows/payout/reconcile/reconcile-next'

/**
 * Compares payouts with what providers say: those comparisons that somebody has asked for, and once a day those of the
 * last thirty days, also of tenants that are suspended. Safe to run in several processes at once.
 */
export default async function reconcilePayouts(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const work = async () => {
    const context = payoutContext(container)
    await queueDaily(context)
    while (await reconcileNext(context));
  }
  await forEachTenant(connection as never, work)
}

export const config = { name: 'reconcile-payouts', schedule: '* * * * *' }
