import type { Rows } from '../row'

/** Customers and customer groups. */
export const customersRows = {
  'GET /admin/customer-groups': 'customer_group:read',
  'POST /admin/customer-groups': 'customer_group:create',
  'DELETE /admin/customer-groups/:id': 'customer_group:delete',
  'GET /admin/customer-groups/:id': 'customer_group:read',
  'POST /admin/customer-groups/:id': 'customer_group:update',
  'POST /admin/customer-groups/:id/customers': 'customer_group:update',
  'GET /admin/customers': 'customer:read',
  'POST /admin/customers': 'customer:create',
  'DELETE /admin/customers/:id': 'customer:delete',
  'GET /admin/customers/:id': 'customer:read',
  'POST /admin/customers/:id': 'customer:update',
  'GET /admin/customers/:id/addresses': 'customer:read',
  'POST /admin/customers/:id/addresses': 'customer:update',
  'DELETE /admin/customers/:id/addresses/:address_id': 'customer:update',
  'GET /admin/customers/:id/addresses/:address_id': 'customer:read',
  'POST /admin/customers/:id/addresses/:address_id': 'customer:update',
  'POST /admin/customers/:id/customer-groups': 'customer:update',
  'GET /admin/customers/:id/payment-methods': 'customer:read',
} as const satisfies Rows
