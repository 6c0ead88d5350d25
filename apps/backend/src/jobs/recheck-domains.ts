import type { MedusaContainer } from '@medusajs/framework/types'
import { recheckDomains } from '../workflows/tenant-domain/recheck-domains'

/** Asks DNS again about the domains that are due. Safe to run in several processes at once. */
export default async function recheckTenantDomains(container: MedusaContainer): Promise<void> {
  await recheckDomains(container)
}

export const config = { name: 'recheck-tenant-domains', schedule: '*/10 * * * *' }
