import type { MedusaContainer } from '@medusajs/framework/types'
import { SYNC_MODULE } from '../../modules/sync'
import type { SyncModuleService } from '../../modules/sync/service'

export const syncOf = (scope: MedusaContainer): SyncModuleService =>
  scope.resolve<SyncModuleService>(SYNC_MODULE)
