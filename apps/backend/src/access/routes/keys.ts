import type { Rows } from '../row'

/** Core's API keys, of which those that are secret need a right of their own (conditions/secret-keys.ts), and ours. */
export const keysRows = {
  'GET /admin/api-keys': 'api_key:read',
  'POST /admin/api-keys': 'api_key:create',
  'DELETE /admin/api-keys/:id': 'api_key:delete',
  'GET /admin/api-keys/:id': 'api_key:read',
  'POST /admin/api-keys/:id': 'api_key:update',
  'POST /admin/api-keys/:id/revoke': 'api_key:update',
  'POST /admin/api-keys/:id/sales-channels': 'api_key:update',
  'GET /admin/secret-keys': 'secret_key:read',
  'POST /admin/secret-keys': 'secret_key:create',
  'GET /admin/secret-keys/:id': 'secret_key:read',
  'POST /admin/secret-keys/:id': 'secret_key:update',
  'DELETE /admin/secret-keys/:id': 'secret_key:delete',
  'POST /admin/secret-keys/:id/revoke': 'secret_key:update',
  'POST /admin/secret-keys/:id/rotate': 'secret_key:update',
  'GET /admin/secret-keys/options': 'secret_key:create',
} as const satisfies Rows
