import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { checkStuck } from '../workflows/payout/check/check-stuck'
import { payoutContext } from '../workflows/payout/context'

/** Asks about payouts of which nobody knows for long what became of them. Safe to run in several processes at once. */
export default async function checkPayouts(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const work = async () => void (await checkStuck(payoutContext(container)))
  await forEachTenant(connection as never, work, { statuses: ['trial', 'active'] })
}

export const config = { name: 'check-payouts', schedule: '20 * * * *' }
