import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ExportAuditEntries, ListAuditEntries } from '@cityos/contracts'
import { validate } from '../../../http/validate'

export const auditEntryRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/audit-entries', methods: ['GET'], middlewares: [validate(ListAuditEntries, 'query')] },
  {
    matcher: '/admin/audit-entries/export',
    methods: ['GET'],
    middlewares: [validate(ExportAuditEntries, 'query')],
  },
]
