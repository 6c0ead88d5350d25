import { Module } from '@medusajs/framework/utils'
import { ActingModuleService } from './service'

export const ACTING_MODULE = 'acting'

export default Module(ACTING_MODULE, { service: ActingModuleService })
