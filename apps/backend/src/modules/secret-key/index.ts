import { Module } from '@medusajs/framework/utils'
import { SecretKeyModuleService } from './service'

export const SECRET_KEY_MODULE = 'secret_key'

export default Module(SECRET_KEY_MODULE, { service: SecretKeyModuleService })
