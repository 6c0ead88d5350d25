import { StatementPdfQuery, StatementQuery, Vendor, VendorStatement } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

const PERIOD =
  'By the tenant’s days, from the first to the last, at most 366 of them; what counts is when the ledger posted. Amounts in minor units.'
const CSV =
  'The opening, every entry, the closing. Entries alone have an amount: the column sums to what has moved, exactly.'
const PDF = 'The same to read and to print, in English or Arabic; of at most 10,000 entries.'

const statement = { statement: VendorStatement }
const params = { id: Vendor.shape.id }

export const statementsOpenApi: RouteGroup = {
  tag: 'Statements',
  about:
    'What a vendor’s accounts held before a period, every entry of the ledger in it, and what they held after it.',
  routes: [
    {
      route: 'GET /admin/vendors/:id/statement',
      summary: 'Read a vendor’s statement in numbers',
      details: PERIOD,
      who: 'staff',
      params,
      query: StatementQuery,
      answer: statement,
    },
    {
      route: 'GET /admin/vendors/:id/statement/csv',
      summary: 'Download a vendor’s statement as CSV',
      details: CSV,
      who: 'staff',
      params,
      query: StatementQuery,
      answer: 'text/csv',
    },
    {
      route: 'GET /admin/vendors/:id/statement/pdf',
      summary: 'Download a vendor’s statement as PDF',
      details: PDF,
      who: 'staff',
      params,
      query: StatementPdfQuery,
      answer: 'application/pdf',
    },
    {
      route: 'GET /vendor/statement',
      summary: 'Read your statement in numbers',
      details: PERIOD,
      who: 'vendor',
      query: StatementQuery,
      answer: statement,
      errors: ['vendor_unnamed'],
    },
    {
      route: 'GET /vendor/statement/csv',
      summary: 'Download your statement as CSV',
      details: CSV,
      who: 'vendor',
      query: StatementQuery,
      answer: 'text/csv',
      errors: ['vendor_unnamed'],
    },
    {
      route: 'GET /vendor/statement/pdf',
      summary: 'Download your statement as PDF',
      details: PDF,
      who: 'vendor',
      query: StatementPdfQuery,
      answer: 'application/pdf',
      errors: ['vendor_unnamed'],
    },
  ],
}
