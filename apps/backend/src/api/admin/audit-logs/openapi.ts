import { AuditLog, ExportAuditLogs, ListAuditLogs, PageInfo } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'

export const auditLogsOpenApi: RouteGroup = {
  tag: 'Audit log',
  about:
    'What was done, by whom and with what result. Every request of the admin that is not a mere reading leaves an entry, refused ones too, and every row that it changed leaves one with what was and what is, written in the transaction of the change. Nobody can change an entry. A tenant sees its own; the platform’s staff see all on the platform’s host.',
  routes: [
    {
      route: 'GET /admin/audit-logs',
      summary: 'List the audit log',
      who: 'staff',
      query: ListAuditLogs,
      answer: { audit_logs: z.array(AuditLog), ...PageInfo.shape },
    },
    {
      route: 'GET /admin/audit-logs/export',
      summary: 'Export the audit log',
      details: 'Oldest first, one JSON object in each line.',
      who: 'staff',
      query: ExportAuditLogs,
      answer: 'application/x-ndjson',
    },
  ],
}
