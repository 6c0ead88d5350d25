import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { LocalMailboxProvider } from './service'

export default ModuleProvider(Modules.NOTIFICATION, { services: [LocalMailboxProvider] })
