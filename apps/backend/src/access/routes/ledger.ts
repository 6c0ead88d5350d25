import type { Rows } from '../row'

/** Whose money is where. */
export const ledgerRows = {
  'GET /admin/ledger/accounts': 'ledger:read',
  'GET /admin/ledger/transactions': 'ledger:read',
  'GET /admin/ledger/transactions/:id': 'ledger:read',
  'POST /admin/ledger/transactions/:id/reverse': 'ledger:reverse',
  'GET /admin/ledger/entries/export': 'ledger:export',
  'POST /admin/ledger/adjustments': 'ledger:adjust',
  'GET /admin/ledger/health': 'ledger:read',
} as const satisfies Rows
