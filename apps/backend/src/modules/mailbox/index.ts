import { Module } from '@medusajs/framework/utils'
import { MailboxModuleService } from './service'

export const MAILBOX_MODULE = 'mailbox'

export default Module(MAILBOX_MODULE, { service: MailboxModuleService })
