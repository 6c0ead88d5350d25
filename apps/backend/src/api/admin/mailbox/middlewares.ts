import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListMailbox } from '@cityos/contracts'
import { get } from '../../../http/route'

export const mailboxRoutes: MiddlewareRoute[] = [get('/admin/mailbox', ListMailbox)]
