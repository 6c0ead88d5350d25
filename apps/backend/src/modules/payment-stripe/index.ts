import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { TenantStripeProvider } from './service'

export default ModuleProvider(Modules.PAYMENT, { services: [TenantStripeProvider] })
