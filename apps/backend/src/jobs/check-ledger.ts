import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { checkLedger } from '../workflows/ledger/check-ledger'

const ONCE_IN_MS = 20 * 60 * 60 * 1_000
const LONGEST_MS = 8 * 60 * 1_000

/** Checks each tenant's ledger about once a day, and goes on with what was cut off. Safe in several processes. */
export default async function checkLedgers(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const began = systemClock.now().getTime()
  const isTime = () => systemClock.now().getTime() - began < LONGEST_MS
  const dueBefore = new Date(began - ONCE_IN_MS)
  await forEachTenant(connection, async () => {
    if (isTime()) await checkLedger(container, { dueBefore, isTime })
  })
}

export const config = { name: 'check-ledger', schedule: '*/10 * * * *' }
