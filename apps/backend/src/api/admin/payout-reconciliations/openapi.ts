import {
  ListPayoutFindings,
  ListPayoutReconciliations,
  PayoutFinding,
  PayoutFindings,
  PayoutReconciliation,
  PayoutReconciliations,
  ReconcilePayouts,
  ResolvePayoutFinding,
} from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: PayoutFinding.shape.id }

export const payoutReconciliationOpenApi: RouteGroup = {
  tag: 'Payout reconciliation',
  about:
    'Payouts and the ledger compared with what providers say they have moved: once a day for the last thirty days, and when somebody asks. Each difference is a finding, until it is gone or somebody resolves it.',
  routes: [
    {
      route: 'GET /admin/payout-reconciliations',
      summary: 'List comparisons with providers',
      who: 'staff',
      query: ListPayoutReconciliations,
      answer: PayoutReconciliations,
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/payout-reconciliations',
      summary: 'Compare payouts with what their provider says',
      details:
        'Those sent within whole days by UTC, at most 366, or within the last thirty days. It begins within a minute; read it to see how far it is.',
      who: 'staff',
      body: ReconcilePayouts,
      example: { method: 'stripe_connect', from: '2026-10-01', to: '2026-11-01' },
      answer: { payout_reconciliation: PayoutReconciliation },
      status: 202,
      errors: ['operation_running', 'payout_provider_missing', 'payout_method_unfit'],
    },
    {
      route: 'GET /admin/payout-reconciliations/:id',
      summary: 'Read a comparison',
      who: 'staff',
      params: { id: PayoutReconciliation.shape.id },
      query: NoQuery,
      answer: { payout_reconciliation: PayoutReconciliation },
    },
    {
      route: 'GET /admin/payout-findings',
      summary: 'List what comparisons have found',
      who: 'staff',
      query: ListPayoutFindings,
      answer: PayoutFindings,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/payout-findings/:id',
      summary: 'Read a difference',
      details: 'With what the payout, or the ledger, and the provider say; amounts in minor units.',
      who: 'staff',
      params,
      query: NoQuery,
      answer: { payout_finding: PayoutFinding },
    },
    {
      route: 'POST /admin/payout-findings/:id/resolve',
      summary: 'Settle a difference for a reason',
      details:
        'It stays settled while both sides say what they say now; when either says something else, it is a new finding.',
      who: 'staff',
      params,
      body: ResolvePayoutFinding,
      example: { resolution: 'Stripe confirmed it was reversed by hand on the 12th.' },
      answer: { payout_finding: PayoutFinding },
      errors: ['illegal_transition'],
    },
  ],
}
