import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CancelPayout,
  GeneratePayouts,
  HoldPayout,
  ImportBankReport,
  InjectFault,
  ListPayoutBatches,
  ListPayoutFindings,
  ListPayoutReconciliations,
  ListPayouts,
  MarkPayoutFailed,
  MarkPayoutPaid,
  ReconcilePayouts,
  ResolvePayoutFinding,
  SavePayoutProvider,
  StatementPdfQuery,
  StatementQuery,
  UpdatePayoutSettings,
} from '@cityos/contracts'
import { NoBody, NoQuery } from '../../../http/nothing'
import { get, post } from '../../../http/route'

/** A file of a bank's with the movements of a month. */
const LARGEST_REPORT = '20mb'

export const payoutRoutes: MiddlewareRoute[] = [
  get('/admin/payouts', ListPayouts),
  post('/admin/payouts', GeneratePayouts),
  get('/admin/payouts/:id', NoQuery),
  post('/admin/payouts/:id/hold', HoldPayout),
  post('/admin/payouts/:id/release', NoBody),
  post('/admin/payouts/:id/cancel', CancelPayout),
  post('/admin/payouts/:id/mark-paid', MarkPayoutPaid),
  post('/admin/payouts/:id/take-back', MarkPayoutFailed),
  get('/admin/payout-settings', NoQuery),
  post('/admin/payout-settings', UpdatePayoutSettings),
  get('/admin/payout-settings/:vendor_id', NoQuery),
  post('/admin/payout-settings/:vendor_id', UpdatePayoutSettings),
  get('/admin/payout-accounts/:vendor_id', NoQuery),
  get('/admin/payout-providers', NoQuery),
  post('/admin/payout-providers', SavePayoutProvider),
  get('/admin/payout-batches', ListPayoutBatches),
  post('/admin/payout-batches/:id/file', NoBody),
  { ...post('/admin/payout-imports', ImportBankReport), bodyParser: { sizeLimit: LARGEST_REPORT } },
  post('/admin/payout-sandbox', InjectFault),
  get('/admin/payout-reconciliations', ListPayoutReconciliations),
  post('/admin/payout-reconciliations', ReconcilePayouts),
  get('/admin/payout-reconciliations/:id', NoQuery),
  get('/admin/payout-findings', ListPayoutFindings),
  get('/admin/payout-findings/:id', NoQuery),
  post('/admin/payout-findings/:id/resolve', ResolvePayoutFinding),
  get('/admin/vendors/:id/statement', StatementQuery),
  get('/admin/vendors/:id/statement/csv', StatementQuery),
  get('/admin/vendors/:id/statement/pdf', StatementPdfQuery),
]
