import type { Rows } from '../row'

/** What the platform's own staff alone may do. */
export const platformRows = {
  'GET /admin/index/details': 'index:read',
  'POST /admin/index/sync': 'index:update',
  'DELETE /admin/search-indexes/:id': 'search_index:delete',
  'POST /admin/search-indexes/:id/reindex': 'search_index:update',
  'GET /admin/tenants': 'platform_tenant:read',
  'POST /admin/tenants': 'platform_tenant:create',
  'GET /admin/tenants/:id': 'platform_tenant:read',
  'POST /admin/tenants/:id': 'platform_tenant:update',
  'POST /admin/tenants/:id/activate': 'platform_tenant:update',
  'POST /admin/tenants/:id/archive': 'platform_tenant:archive',
  'POST /admin/tenants/:id/limits': 'platform_tenant:update',
  'GET /admin/tenants/:id/members': 'platform_tenant:read',
  'POST /admin/tenants/:id/resume': 'platform_tenant:suspend',
  'POST /admin/tenants/:id/suspend': 'platform_tenant:suspend',
  'GET /admin/tenants/:id/usage': 'platform_tenant:read',
  'GET /admin/workflows-executions': 'workflow_execution:read',
  'GET /admin/workflows-executions/:id': 'workflow_execution:read',
  'GET /admin/workflows-executions/:workflow_id/:transaction_id': 'workflow_execution:read',
  'GET /admin/workflows-executions/:workflow_id/:transaction_id/subscribe': 'workflow_execution:read',
  'POST /admin/workflows-executions/:workflow_id/run': 'workflow_execution:run',
  'POST /admin/workflows-executions/:workflow_id/steps/failure': 'workflow_execution:run',
  'POST /admin/workflows-executions/:workflow_id/steps/success': 'workflow_execution:run',
  'GET /admin/workflows-executions/:workflow_id/subscribe': 'workflow_execution:read',
} as const satisfies Rows
