import type { Rows } from '../row'

/** Returns. */
export const returnsRows = {
  'GET /admin/returns': 'return:read',
  'POST /admin/returns': 'return:create',
  'GET /admin/returns/:id': 'return:read',
  'POST /admin/returns/:id': 'return:update',
  'POST /admin/returns/:id/cancel': 'return:cancel',
  'POST /admin/returns/:id/dismiss-items': 'return:update',
  'DELETE /admin/returns/:id/dismiss-items/:action_id': 'return:update',
  'POST /admin/returns/:id/dismiss-items/:action_id': 'return:update',
  'DELETE /admin/returns/:id/receive': 'return:update',
  'POST /admin/returns/:id/receive': 'return:update',
  'POST /admin/returns/:id/receive-items': 'return:update',
  'DELETE /admin/returns/:id/receive-items/:action_id': 'return:update',
  'POST /admin/returns/:id/receive-items/:action_id': 'return:update',
  'POST /admin/returns/:id/receive/confirm': 'return:update',
  'DELETE /admin/returns/:id/request': 'return:update',
  'POST /admin/returns/:id/request': 'return:update',
  'POST /admin/returns/:id/request-items': 'return:update',
  'DELETE /admin/returns/:id/request-items/:action_id': 'return:update',
  'POST /admin/returns/:id/request-items/:action_id': 'return:update',
  'POST /admin/returns/:id/shipping-method': 'return:update',
  'DELETE /admin/returns/:id/shipping-method/:action_id': 'return:update',
  'POST /admin/returns/:id/shipping-method/:action_id': 'return:update',
} as const satisfies Rows
