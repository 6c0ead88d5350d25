import type { MedusaContainer } from '@medusajs/framework/types'
import { sweepPurgedTenants } from '../workflows/tenant-operation/sweep-purged-tenants'

/** Removes what late jobs and events have written for tenants that were purged. Safe to run anywhere, any time. */
export default async function sweepTenants(container: MedusaContainer): Promise<void> {
  await sweepPurgedTenants(container)
}

export const config = { name: 'sweep-purged-tenants', schedule: '43 * * * *' }
