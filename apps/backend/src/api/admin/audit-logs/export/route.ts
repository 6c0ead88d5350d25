import { once } from 'node:events'
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ExportAuditLogs } from '@cityos/contracts'
import { listAndCountAuditLogs } from '../../../../audit/audit-logs'
import { describeAuditLogs } from '../../../../audit/describe-audit-logs'

const ROWS_AT_ONCE = 1_000

/** Sends what was done, oldest first, one JSON object in each line. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const filters = request.validatedQuery as ExportAuditLogs
  response.setHeader('content-type', 'application/x-ndjson; charset=utf-8')
  response.setHeader('content-disposition', 'attachment; filename="audit-logs.ndjson"')
  response.setHeader('cache-control', 'private, no-store')
  const config = { take: ROWS_AT_ONCE, order: { id: 'ASC' } } as const
  for (let after = '', more = true; more && !response.closed;) {
    const [rows] = await listAndCountAuditLogs(request.scope, { ...filters, id: { $gt: after } }, config)
    const entries = await describeAuditLogs(request.scope, rows)
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    // A reader that is slower than the database decides how fast this goes; one that has gone ends it.
    if (lines && !response.write(lines))
      await Promise.race([once(response, 'drain'), once(response, 'close')])
    after = rows.at(-1)?.id ?? after
    more = rows.length === ROWS_AT_ONCE
  }
  response.end()
}
