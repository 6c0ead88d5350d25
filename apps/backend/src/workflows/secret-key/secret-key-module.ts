import type { MedusaContainer } from '@medusajs/framework/types'
import { SECRET_KEY_MODULE } from '../../modules/secret-key'
import type { SecretKeyModuleService } from '../../modules/secret-key/service'

export const secretKeyModule = (container: MedusaContainer): SecretKeyModuleService =>
  container.resolve<SecretKeyModuleService>(SECRET_KEY_MODULE)
