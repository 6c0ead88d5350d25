import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { hasFreeSlot, takeUpOperations } from '../workflows/tenant-operation/run-operation'

/** Goes on with the exports, imports, copies and purges of processes that have ended. Safe to run anywhere, any time. */
export default async function takeUpTenantOperations(container: MedusaContainer): Promise<void> {
  if (!hasFreeSlot()) return
  // Not awaited: one takes as long as it takes, and the schedule looks again in a minute.
  takeUpOperations(container).catch((error: unknown) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`Taking up tenant operations: ${String(error)}`)
  })
}

export const config = { name: 'take-up-tenant-operations', schedule: '* * * * *' }
