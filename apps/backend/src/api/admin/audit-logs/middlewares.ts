import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ExportAuditLogs, ListAuditLogs } from '@cityos/contracts'
import { validate } from '../../../http/validate'

export const auditLogRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/audit-logs', methods: ['GET'], middlewares: [validate(ListAuditLogs, 'query')] },
  {
    matcher: '/admin/audit-logs/export',
    methods: ['GET'],
    middlewares: [validate(ExportAuditLogs, 'query')],
  },
]
