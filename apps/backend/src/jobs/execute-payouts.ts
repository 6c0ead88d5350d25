import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { writeBankFiles } from '../workflows/payout/bank/write-bank-files'
import { payoutContext } from '../workflows/payout/context'
import { executeDue } from '../workflows/payout/process/execute-due'

/** Sends payouts, tries again, and asks what became of those under way. Safe to run in several processes at once. */
export default async function executePayouts(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const work = async () => {
    const context = payoutContext(container)
    await writeBankFiles(context)
    await executeDue(context)
  }
  await forEachTenant(connection as never, work, { statuses: ['trial', 'active'] })
}

export const config = { name: 'execute-payouts', schedule: '* * * * *' }
