import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { releaseDue } from '../workflows/funds/release-due'
import { payoutContext } from '../workflows/payout/context'

/** Makes the money of delivered orders available when their hold is over. Safe to run in several processes at once. */
export default async function releaseFunds(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const work = async () => void (await releaseDue(payoutContext(container)))
  await forEachTenant(connection as never, work, { statuses: ['trial', 'active'] })
}

export const config = { name: 'release-funds', schedule: '*/5 * * * *' }
