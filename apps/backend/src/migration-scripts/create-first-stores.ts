import type { ExecArgs } from '@medusajs/framework/types'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { adoptFirstStore } from '../workflows/tenant-store/adopt-first-store'

/** Gives a tenant from before there were stores its first one. Safe to repeat. */
export default async function createFirstStores({ container }: ExecArgs): Promise<void> {
  if (currentTenantId() !== PLATFORM_TENANT_ID) await adoptFirstStore(container)
}
