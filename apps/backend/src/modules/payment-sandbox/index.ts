import { Module } from '@medusajs/framework/utils'
import { SandboxBank } from './service'

export const PAYMENT_SANDBOX_MODULE = 'payment_sandbox'

export default Module(PAYMENT_SANDBOX_MODULE, { service: SandboxBank })
