import type { Rows } from '../row'

/** Exchanges. */
export const exchangesRows = {
  'GET /admin/exchanges': 'exchange:read',
  'POST /admin/exchanges': 'exchange:create',
  'DELETE /admin/exchanges/:id': 'exchange:update',
  'GET /admin/exchanges/:id': 'exchange:read',
  'POST /admin/exchanges/:id/cancel': 'exchange:cancel',
  'POST /admin/exchanges/:id/inbound/items': 'exchange:update',
  'DELETE /admin/exchanges/:id/inbound/items/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/inbound/items/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/inbound/shipping-method': 'exchange:update',
  'DELETE /admin/exchanges/:id/inbound/shipping-method/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/inbound/shipping-method/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/outbound/items': 'exchange:update',
  'DELETE /admin/exchanges/:id/outbound/items/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/outbound/items/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/outbound/shipping-method': 'exchange:update',
  'DELETE /admin/exchanges/:id/outbound/shipping-method/:action_id': 'exchange:update',
  'POST /admin/exchanges/:id/outbound/shipping-method/:action_id': 'exchange:update',
  'DELETE /admin/exchanges/:id/request': 'exchange:update',
  'POST /admin/exchanges/:id/request': 'exchange:update',
} as const satisfies Rows
