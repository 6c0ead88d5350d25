import type { Rows } from '../row'

/** Claims. */
export const claimsRows = {
  'GET /admin/claims': 'claim:read',
  'POST /admin/claims': 'claim:create',
  'DELETE /admin/claims/:id': 'claim:update',
  'GET /admin/claims/:id': 'claim:read',
  'POST /admin/claims/:id/cancel': 'claim:cancel',
  'POST /admin/claims/:id/claim-items': 'claim:update',
  'DELETE /admin/claims/:id/claim-items/:action_id': 'claim:update',
  'POST /admin/claims/:id/claim-items/:action_id': 'claim:update',
  'POST /admin/claims/:id/inbound/items': 'claim:update',
  'DELETE /admin/claims/:id/inbound/items/:action_id': 'claim:update',
  'POST /admin/claims/:id/inbound/items/:action_id': 'claim:update',
  'POST /admin/claims/:id/inbound/shipping-method': 'claim:update',
  'DELETE /admin/claims/:id/inbound/shipping-method/:action_id': 'claim:update',
  'POST /admin/claims/:id/inbound/shipping-method/:action_id': 'claim:update',
  'POST /admin/claims/:id/outbound/items': 'claim:update',
  'DELETE /admin/claims/:id/outbound/items/:action_id': 'claim:update',
  'POST /admin/claims/:id/outbound/items/:action_id': 'claim:update',
  'POST /admin/claims/:id/outbound/shipping-method': 'claim:update',
  'DELETE /admin/claims/:id/outbound/shipping-method/:action_id': 'claim:update',
  'POST /admin/claims/:id/outbound/shipping-method/:action_id': 'claim:update',
  'DELETE /admin/claims/:id/request': 'claim:update',
  'POST /admin/claims/:id/request': 'claim:update',
} as const satisfies Rows
