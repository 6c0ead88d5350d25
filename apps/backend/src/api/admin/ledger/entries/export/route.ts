import { once } from 'node:events'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ExportLedgerEntries } from '@cityos/contracts'
import { ENTRY_HEADER, entryLine } from '../../../../../http/ledger/entry-lines'
import { listEntries, type LedgerEntry } from '../../../../../modules/ledger/store/list-entries'
import { ledgerSql } from '../../../../../workflows/ledger/ledger-module'

const ROWS_AT_ONCE = 2_000

/** Sends postings as CSV, oldest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const filters = request.validatedQuery as ExportLedgerEntries
  response.setHeader('content-type', 'text/csv; charset=utf-8')
  response.setHeader('content-disposition', 'attachment; filename="ledger.csv"')
  response.setHeader('cache-control', 'private, no-store')
  response.write(ENTRY_HEADER)
  let after: LedgerEntry | undefined
  do {
    const rows = await listEntries(ledgerSql(request.scope), filters, { after, limit: ROWS_AT_ONCE })
    // A reader that is slower than the database decides how fast this goes; one that has gone ends it.
    if (rows.length && !response.write(rows.map(entryLine).join('')))
      await Promise.race([once(response, 'drain'), once(response, 'close')])
    after = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined
  } while (after && !response.closed)
  response.end()
}
