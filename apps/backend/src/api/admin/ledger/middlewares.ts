import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  AdjustLedger,
  ExportLedgerEntries,
  ListLedgerAccounts,
  ListLedgerTransactions,
  ListTenantLedgers,
  ReverseLedgerTransaction,
} from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const LEDGER = '/admin/ledger'

export const ledgerRoutes: MiddlewareRoute[] = [
  { matcher: `${LEDGER}/accounts`, methods: ['GET'], middlewares: [validate(ListLedgerAccounts, 'query')] },
  {
    matcher: `${LEDGER}/transactions`,
    methods: ['GET'],
    middlewares: [validate(ListLedgerTransactions, 'query')],
  },
  { matcher: `${LEDGER}/transactions/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  {
    matcher: `${LEDGER}/transactions/:id/reverse`,
    methods: ['POST'],
    middlewares: [validate(ReverseLedgerTransaction, 'body')],
  },
  {
    matcher: `${LEDGER}/entries/export`,
    methods: ['GET'],
    middlewares: [validate(ExportLedgerEntries, 'query')],
  },
  { matcher: `${LEDGER}/adjustments`, methods: ['POST'], middlewares: [validate(AdjustLedger, 'body')] },
  {
    matcher: '/admin/tenant-ledgers',
    methods: ['GET'],
    middlewares: [platformOnly as never, validate(ListTenantLedgers, 'query')],
  },
  { matcher: `${LEDGER}/health`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
]
