import type { MedusaContainer } from '@medusajs/framework/types'
import { SYNC_MODULE } from '.'
import type { SyncModuleService } from './service'

export function syncModule(container: MedusaContainer): SyncModuleService {
  return container.resolve<SyncModuleService>(SYNC_MODULE)
}
