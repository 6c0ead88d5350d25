import type { Rows } from '../row'

/** What vendors do for themselves: whoever comes here works for a vendor of the tenant. */
export const vendorPortalRows = {
  'GET /vendor/me': 'vendor_portal:read',
  'GET /vendor/profile': 'vendor:read',
  'POST /vendor/profile': 'vendor:update',
  'GET /vendor/members': 'vendor_member:read',
  'POST /vendor/members': 'vendor_member:create',
  'POST /vendor/members/:id': 'vendor_member:update',
  'DELETE /vendor/members/:id': 'vendor_member:delete',
  'GET /vendor/orders': 'vendor_order:read',
  'GET /vendor/orders/:id': 'vendor_order:read',
  'POST /vendor/orders/:id/accept': 'vendor_order:update',
  'POST /vendor/orders/:id/reject': 'vendor_order:cancel',
  'POST /vendor/orders/:id/cancel': 'vendor_order:cancel',
  'POST /vendor/orders/:id/captures': 'vendor_order:refund',
  'POST /vendor/orders/:id/refunds': 'vendor_order:refund',
  'POST /vendor/orders/:id/fulfillments': 'vendor_order:update',
  'POST /vendor/orders/:id/fulfillments/:fulfillment_id/ship': 'vendor_order:update',
  'POST /vendor/orders/:id/fulfillments/:fulfillment_id/deliver': 'vendor_order:update',
  'POST /vendor/orders/:id/fulfillments/:fulfillment_id/cancel': 'vendor_order:update',
} as const satisfies Rows
