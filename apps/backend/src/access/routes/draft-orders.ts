import type { Rows } from '../row'

/** Draft orders. */
export const draftOrdersRows = {
  'GET /admin/draft-orders': 'draft_order:read',
  'POST /admin/draft-orders': 'draft_order:create',
  'DELETE /admin/draft-orders/:id': 'draft_order:delete',
  'GET /admin/draft-orders/:id': 'draft_order:read',
  'POST /admin/draft-orders/:id': 'draft_order:update',
  'POST /admin/draft-orders/:id/convert-to-order': 'draft_order:update',
  'DELETE /admin/draft-orders/:id/edit': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/confirm': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/items': 'draft_order:update',
  'DELETE /admin/draft-orders/:id/edit/items/:action_id': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/items/:action_id': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/items/item/:item_id': 'draft_order:update',
  'DELETE /admin/draft-orders/:id/edit/promotions': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/promotions': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/request': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/shipping-methods': 'draft_order:update',
  'DELETE /admin/draft-orders/:id/edit/shipping-methods/:action_id': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/shipping-methods/:action_id': 'draft_order:update',
  'DELETE /admin/draft-orders/:id/edit/shipping-methods/method/:method_id': 'draft_order:update',
  'POST /admin/draft-orders/:id/edit/shipping-methods/method/:method_id': 'draft_order:update',
} as const satisfies Rows
