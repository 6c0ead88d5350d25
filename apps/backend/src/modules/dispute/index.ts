import { Module } from '@medusajs/framework/utils'
import { DisputeModuleService } from './service'

export default Module('dispute', { service: DisputeModuleService })
