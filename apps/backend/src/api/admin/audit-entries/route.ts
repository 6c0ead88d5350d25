import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListAuditEntries } from '@cityos/contracts'
import { listAndCountAuditEntries, toAuditEntry, type AuditRow } from '../../../audit/audit-entries'
import { listPage } from '../../../http/paging'

/** Lists what was done, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListAuditEntries
  const { limit: _limit, order: _order, cursor: _cursor, ...filters } = query
  const { rows, page } = await listPage<AuditRow>(
    (wanted, config) => listAndCountAuditEntries(request.scope, wanted, config),
    filters,
    query,
  )
  response.json({ audit_entries: rows.map(toAuditEntry), ...page })
}
