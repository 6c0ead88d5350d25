import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { payoutContext } from '../workflows/payout/context'
import { runSchedules } from '../workflows/payout/generate/run-schedules'

/** Makes the payouts that a schedule says are due. Safe to run in several processes at once. */
export default async function generatePayouts(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const work = async () => void (await runSchedules(payoutContext(container)))
  await forEachTenant(connection as never, work, { statuses: ['trial', 'active'] })
}

export const config = { name: 'generate-payouts', schedule: '*/5 * * * *' }
