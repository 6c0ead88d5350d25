import {
  AdjustLedger,
  ExportLedgerEntries,
  LedgerAccountList,
  LedgerHealth,
  LedgerTransaction,
  LedgerTransactionList,
  ListLedgerAccounts,
  ListLedgerTransactions,
  ListTenantLedgers,
  ReverseLedgerTransaction,
  TenantLedgerList,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

const params = { id: LedgerTransaction.shape.id }
const answer = { ledger_transaction: LedgerTransaction }

export const ledgerOpenApi: RouteGroup = {
  tag: 'Ledger',
  about:
    'Whose money is where: a double-entry journal in minor units. Every money move is a transaction whose postings sum to nothing; none is ever changed, and a mistake is taken back by its opposite.',
  routes: [
    {
      route: 'GET /admin/ledger/accounts',
      summary: 'List accounts with their balances',
      who: 'staff',
      query: ListLedgerAccounts,
      answer: LedgerAccountList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/ledger/transactions',
      summary: 'List money moves',
      details: 'With their postings, the newest first.',
      who: 'staff',
      query: ListLedgerTransactions,
      answer: LedgerTransactionList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/ledger/transactions/:id',
      summary: 'Read a money move',
      who: 'staff',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/ledger/transactions/:id/reverse',
      summary: 'Take an adjustment back',
      details:
        'By its opposite, which names it. Other moves are answered by another move: a capture by a refund, a payout by its return. Asked again, 200 and the same reversal.',
      who: 'staff',
      params,
      body: ReverseLedgerTransaction,
      example: { reason: 'Credited to the wrong vendor' },
      answer,
      status: 201,
      errors: ['ledger_not_reversible', 'ledger_overdrawn'],
    },
    {
      route: 'GET /admin/ledger/entries/export',
      summary: 'Export postings',
      details: 'CSV, oldest first, one line for each posting; `amount` is in the major unit.',
      who: 'staff',
      query: ExportLedgerEntries,
      answer: 'text/csv',
    },
    {
      route: 'POST /admin/ledger/adjustments',
      summary: 'Move money by hand',
      details:
        'From one account to another, for a reason that stays with it. The same key with the same move is answered with 200 and what was posted. A vendor’s account never falls below nothing.',
      who: 'staff',
      body: AdjustLedger,
      example: {
        from: { kind: 'commission_revenue', owner_id: 'platform' },
        to: { kind: 'available', owner_id: 'ven_01J8X4Q6H3ZK2M5N7P9R1S3T5V' },
        amount_minor: 1_500,
        currency_code: 'eur',
        reason: 'Goodwill for a late payout',
        idempotency_key: 'goodwill-2026-03-01',
      },
      answer,
      status: 201,
      errors: ['not_found', 'currency_unknown', 'ledger_key_reused', 'ledger_overdrawn'],
    },
    {
      route: 'GET /admin/ledger/health',
      summary: 'Read what the last check of the ledger has found',
      who: 'staff',
      query: NoQuery,
      answer: { ledger_health: LedgerHealth },
    },
    {
      route: 'GET /admin/tenant-ledgers',
      summary: 'List how the ledgers of tenants do',
      details: 'What each tenant’s `/admin/ledger/health` says, without the archived ones.',
      who: 'platform_staff',
      query: ListTenantLedgers,
      answer: TenantLedgerList,
      errors: ['cursor_invalid'],
    },
  ],
}
