import { AuditEntry, ExportAuditEntries, ListAuditEntries, PageInfo } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'

export const auditEntriesOpenApi: RouteGroup = {
  tag: 'Audit trail',
  about:
    'What was done, by whom and with what result. Every request of the admin that is not a mere reading leaves an entry, refused ones too, and every row that it changed leaves one with what was and what is, written in the transaction of the change. Nobody can change an entry. A tenant sees its own; the platform’s staff see all on the platform’s host.',
  routes: [
    {
      route: 'GET /admin/audit-entries',
      summary: 'List audit entries',
      who: 'staff',
      query: ListAuditEntries,
      answer: { audit_entries: z.array(AuditEntry), ...PageInfo.shape },
    },
    {
      route: 'GET /admin/audit-entries/export',
      summary: 'Export audit entries',
      details: 'Oldest first, one JSON object in each line.',
      who: 'staff',
      query: ExportAuditEntries,
      answer: 'application/x-ndjson',
    },
  ],
}
