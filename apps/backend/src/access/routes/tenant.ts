import type { Rows } from '../row'

/** The tenant itself, its domains and its stores. */
export const tenantRows = {
  'GET /admin/tenant': 'tenant:read',
  'POST /admin/tenant': 'tenant:update',
  'GET /admin/tenant/domains': 'tenant_domain:read',
  'POST /admin/tenant/domains': 'tenant_domain:create',
  'DELETE /admin/tenant/domains/:domain_id': 'tenant_domain:delete',
  'GET /admin/tenant/domains/:domain_id': 'tenant_domain:read',
  'POST /admin/tenant/domains/:domain_id': 'tenant_domain:update',
  'POST /admin/tenant/domains/:domain_id/primary': 'tenant_domain:update',
  'POST /admin/tenant/domains/:domain_id/verify': 'tenant_domain:update',
  'GET /admin/tenant-stores': 'tenant_store:read',
  'POST /admin/tenant-stores': 'tenant_store:create',
  'DELETE /admin/tenant-stores/:id': 'tenant_store:delete',
  'GET /admin/tenant-stores/:id': 'tenant_store:read',
  'POST /admin/tenant-stores/:id': 'tenant_store:update',
  'POST /admin/tenant-stores/:id/activate': 'tenant_store:update',
  'POST /admin/tenant-stores/:id/archive': 'tenant_store:delete',
  'POST /admin/tenant-stores/:id/pause': 'tenant_store:update',
  'POST /admin/tenant-stores/:id/resume': 'tenant_store:update',
  'GET /admin/tenant-stores/options': 'tenant_store:read',
  'GET /admin/tenant/usage': 'tenant:read',
} as const satisfies Rows
