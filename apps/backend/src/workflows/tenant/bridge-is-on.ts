import type { MedusaContainer } from '@medusajs/framework/types'
import { syncModule } from '../../modules/sync/sync-module'

/** Whether the content admin owns what it owns; without it everything is decided here. */
export function bridgeIsOn(container: MedusaContainer): boolean {
  return syncModule(container).options.bridge !== undefined
}
