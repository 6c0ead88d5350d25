import type { MedusaContainer } from '@medusajs/framework/types'
import { ACTING_MODULE } from '../../modules/acting'
import type { ActingModuleService } from '../../modules/acting/service'

export function actingModule(container: MedusaContainer): ActingModuleService {
  return container.resolve<ActingModuleService>(ACTING_MODULE)
}
