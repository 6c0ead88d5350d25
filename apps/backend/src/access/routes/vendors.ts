import type { Rows } from '../row'

/** The tenant's vendors and who works for them, for the tenant's staff. */
export const vendorsRows = {
  'GET /admin/vendor-orders': 'vendor_order:read',
  'GET /admin/vendor-orders/:id': 'vendor_order:read',
  'POST /admin/vendor-orders/:id/accept': 'vendor_order:update',
  'POST /admin/vendor-orders/:id/reject': 'vendor_order:cancel',
  'POST /admin/vendor-orders/:id/cancel': 'vendor_order:cancel',
  'POST /admin/vendor-orders/:id/captures': 'vendor_order:refund',
  'POST /admin/vendor-orders/:id/refunds': 'vendor_order:refund',
  'POST /admin/vendor-orders/:id/fulfillments': 'vendor_order:update',
  'POST /admin/vendor-orders/:id/fulfillments/:fulfillment_id/ship': 'vendor_order:update',
  'POST /admin/vendor-orders/:id/fulfillments/:fulfillment_id/deliver': 'vendor_order:update',
  'POST /admin/vendor-orders/:id/fulfillments/:fulfillment_id/cancel': 'vendor_order:update',
  'POST /admin/vendor-orders/:id/complete': 'vendor_order:update',
  'GET /admin/vendors': 'vendor:read',
  'POST /admin/vendors': 'vendor:create',
  'GET /admin/vendors/:id': 'vendor:read',
  'POST /admin/vendors/:id': 'vendor:update',
  'GET /admin/vendors/:id/members': 'vendor_member:read',
  'POST /admin/vendors/:id/members': 'vendor_member:create',
  'DELETE /admin/vendors/:id/members/:member_id': 'vendor_member:delete',
} as const satisfies Rows
