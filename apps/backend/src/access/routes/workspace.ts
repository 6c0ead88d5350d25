import type { Rows } from '../row'

/** What the admin needs to open at all, whatever the role. */
export const workspaceRows = {
  'DELETE /admin/layouts/:zone/configuration': 'view:update',
  'GET /admin/layouts/:zone/configuration': 'view:read',
  'POST /admin/layouts/:zone/configuration': 'view:update',
  'GET /admin/layouts/configurations': 'view:read',
  'GET /admin/notifications': 'notification:read',
  'GET /admin/notifications/:id': 'notification:read',
  'GET /admin/plugins': 'workspace:read',
  'GET /admin/scope': 'workspace:read',
  'GET /admin/search': 'workspace:read',
  'GET /admin/search-indexes': 'workspace:read',
  'GET /admin/views/:entity/columns': 'view:read',
  'GET /admin/views/:entity/configurations': 'view:read',
  'POST /admin/views/:entity/configurations': 'view:update',
  'DELETE /admin/views/:entity/configurations/:id': 'view:update',
  'GET /admin/views/:entity/configurations/:id': 'view:read',
  'POST /admin/views/:entity/configurations/:id': 'view:update',
  'GET /admin/views/:entity/configurations/active': 'view:read',
  'POST /admin/views/:entity/configurations/active': 'view:update',
  'GET /admin/views/entities': 'view:read',
} as const satisfies Rows
