import type { Rows } from '../row'

/** What was done, and by whom. */
export const auditRows = {
  'GET /admin/audit-entries': 'audit_entry:read',
  'GET /admin/audit-entries/export': 'audit_entry:export',
} as const satisfies Rows
