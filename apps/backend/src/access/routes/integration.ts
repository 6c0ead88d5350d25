import type { Rows } from '../row'

/** What is told to other systems. */
export const integrationRows = {
  'GET /admin/webhook-endpoints': 'webhook_endpoint:read',
  'POST /admin/webhook-endpoints': 'webhook_endpoint:create',
  'GET /admin/webhook-endpoints/events': 'webhook_endpoint:read',
  'GET /admin/webhook-endpoints/:id': 'webhook_endpoint:read',
  'POST /admin/webhook-endpoints/:id': 'webhook_endpoint:update',
  'DELETE /admin/webhook-endpoints/:id': 'webhook_endpoint:delete',
  'POST /admin/webhook-endpoints/:id/rotate-secret': 'webhook_endpoint:update',
  'POST /admin/webhook-endpoints/:id/ping': 'webhook_endpoint:update',
  'GET /admin/webhook-deliveries': 'webhook_delivery:read',
  'GET /admin/webhook-deliveries/:id': 'webhook_delivery:read',
  'POST /admin/webhook-deliveries/:id/replay': 'webhook_delivery:replay',
  'GET /admin/sync/health': 'sync_job:read',
  'GET /admin/sync/deliveries': 'sync_job:read',
  'POST /admin/sync/deliveries/:id/replay': 'sync_job:retry',
  'GET /admin/sync/inbox': 'sync_job:read',
  'GET /admin/sync/conflicts': 'sync_job:read',
  'POST /admin/sync/conflicts/:id/resolve': 'sync_job:resolve',
} as const satisfies Rows
