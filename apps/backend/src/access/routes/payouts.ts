import type { Rows } from '../row'

/** Money on its way to vendors, for the tenant's staff. */
export const payoutsRows = {
  'GET /admin/payouts': 'payout:read',
  'POST /admin/payouts': 'payout:create',
  'GET /admin/payouts/:id': 'payout:read',
  'POST /admin/payouts/:id/cancel': 'payout:cancel',
  'POST /admin/payouts/:id/hold': 'payout:update',
  'POST /admin/payouts/:id/mark-paid': 'payout:update',
  'POST /admin/payouts/:id/release': 'payout:retry',
  'POST /admin/payouts/:id/take-back': 'payout:update',
  'GET /admin/payout-accounts/:vendor_id': 'payout_account:read',
  'GET /admin/payout-batches': 'payout:read',
  'POST /admin/payout-batches/:id/file': 'payout:update',
  'POST /admin/payout-imports': 'payout:update',
  'GET /admin/payout-providers': 'payout_provider:read',
  'POST /admin/payout-providers': 'payout_provider:update',
  'POST /admin/payout-sandbox': 'payout_provider:update',
  'GET /admin/payout-settings': 'payout_setting:read',
  'POST /admin/payout-settings': 'payout_setting:update',
  'GET /admin/payout-settings/:vendor_id': 'payout_setting:read',
  'POST /admin/payout-settings/:vendor_id': 'payout_setting:update',
} as const satisfies Rows
