import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { KeycloakAuthService } from './service'

export default ModuleProvider(Modules.AUTH, { services: [KeycloakAuthService] })
