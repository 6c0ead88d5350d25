import type { Rows } from '../row'

/** What the tenant keeps of its vendors' sales. Trying a rule out changes nothing, so that whoever reads rules may. */
export const commissionRows = {
  'GET /admin/commission-rules': 'commission_rule:read',
  'POST /admin/commission-rules': 'commission_rule:create',
  'POST /admin/commission-rules/simulate': 'commission_rule:read',
  'GET /admin/commission-rules/:id': 'commission_rule:read',
  'POST /admin/commission-rules/:id': 'commission_rule:update',
  'DELETE /admin/commission-rules/:id': 'commission_rule:delete',
  'GET /admin/commission-rules/:id/versions': 'commission_rule:read',
  'GET /admin/commission-lines': 'commission_line:read',
  'GET /admin/commission-lines/:id': 'commission_line:read',
  'GET /admin/commission-lines/:id/replay': 'commission_line:read',
  'GET /admin/commission-settings': 'commission_rule:read',
  'POST /admin/commission-settings': 'commission_rule:update',
} as const satisfies Rows
