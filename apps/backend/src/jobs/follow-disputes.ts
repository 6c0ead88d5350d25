import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { followStripe } from '../workflows/dispute/follow-stripe'

/** Finds the disputes that no message of Stripe's has told of. Safe to run in several processes at once. */
export default async function followDisputes(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection as never, () => followStripe(container))
}

export const config = { name: 'follow-disputes', schedule: '17 * * * *' }
