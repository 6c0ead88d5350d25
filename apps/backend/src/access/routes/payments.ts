import type { Rows } from '../row'

/** Payments and payment collections. */
export const paymentsRows = {
  'POST /admin/payment-collections': 'payment:create',
  'DELETE /admin/payment-collections/:id': 'payment:delete',
  'POST /admin/payment-collections/:id/mark-as-paid': 'payment:capture',
  'POST /admin/payment-collections/:id/payment-sessions': 'payment:create',
  'POST /admin/payment-sandbox': 'payment:capture',
  'POST /admin/payment-sandbox/deliver': 'payment:capture',
  'POST /admin/payment-sandbox/settle': 'payment:capture',
  'GET /admin/payments': 'payment:read',
  'GET /admin/payments/:id': 'payment:read',
  'POST /admin/payments/:id/capture': 'payment:capture',
  'POST /admin/payments/:id/refund': 'payment:refund',
  'GET /admin/payments/payment-providers': 'payment:read',
} as const satisfies Rows
