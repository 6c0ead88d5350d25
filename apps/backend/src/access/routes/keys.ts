import type { Rows } from '../row'

/** API keys. Which right a secret key needs is in conditions/secret-keys.ts. */
export const keysRows = {
  'GET /admin/api-keys': 'api_key:read',
  'POST /admin/api-keys': 'api_key:create',
  'DELETE /admin/api-keys/:id': 'api_key:delete',
  'GET /admin/api-keys/:id': 'api_key:read',
  'POST /admin/api-keys/:id': 'api_key:update',
  'POST /admin/api-keys/:id/revoke': 'api_key:update',
  'POST /admin/api-keys/:id/sales-channels': 'api_key:update',
} as const satisfies Rows
