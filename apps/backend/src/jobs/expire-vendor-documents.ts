import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import { expireDocuments } from '../workflows/vendor-document/expire-documents'

/** Ends papers of vendors whose last day is over, in each tenant. Safe to run in several processes at once. */
export default async function expireVendorDocuments(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await forEachTenant(connection, async () => {
    await expireDocuments(container, systemClock.now())
  })
}

export const config = { name: 'expire-vendor-documents', schedule: '7 * * * *' }
