import type { Rows } from '../row'

/** What was done, and by whom. */
export const auditRows = {
  'GET /admin/audit-logs': 'audit_log:read',
  'GET /admin/audit-logs/export': 'audit_log:export',
} as const satisfies Rows
