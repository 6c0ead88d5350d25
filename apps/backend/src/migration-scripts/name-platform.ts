import type { ExecArgs } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createDefaultsWorkflow } from '@medusajs/medusa/core-flows'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'

/** What core calls a store that nobody has named. */
const NAMELESS = 'Medusa Store'
const PLATFORM_NAME = 'CityOS platform'

/**
 * Gives the platform its own name, which the admin shows its staff above the menu. Core would make its store at the
 * first start and call it after itself; a name that somebody has chosen stays. Safe to repeat.
 */
export default async function namePlatform({ container }: ExecArgs): Promise<void> {
  if (currentTenantId() !== PLATFORM_TENANT_ID) return
  await createDefaultsWorkflow(container).run()
  const stores = container.resolve(Modules.STORE)
  const [store] = await stores.listStores({ name: NAMELESS })
  if (store) await stores.updateStores(store.id, { name: PLATFORM_NAME })
}
