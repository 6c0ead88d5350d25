import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListAuditLogs } from '@cityos/contracts'
import { listAndCountAuditLogs, type AuditRow } from '../../../audit/audit-logs'
import { describeAuditLogs } from '../../../audit/describe-audit-logs'
import { listPage } from '../../../http/paging'

/** Lists what was done, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListAuditLogs
  const { limit: _limit, order: _order, cursor: _cursor, ...filters } = query
  const { rows, page } = await listPage<AuditRow>(
    (wanted, config) => listAndCountAuditLogs(request.scope, wanted, config),
    filters,
    query,
  )
  response.json({ audit_logs: await describeAuditLogs(request.scope, rows), ...page })
}
