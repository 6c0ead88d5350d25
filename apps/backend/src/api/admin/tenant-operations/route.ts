import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListTenantOperations } from '@cityos/contracts'
import { toOperationResponse } from '../../../http/tenants/operation-response'
import { listPage } from '../../../http/paging'
import { tenantModule } from '../../../workflows/tenant/tenant-module'
import type { OperationRecord } from '../../../workflows/tenant-operation/operation-record'

/** Lists operations on tenants, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListTenantOperations
  const { limit: _limit, order: _order, cursor: _cursor, ...filters } = query
  const service = tenantModule(request.scope)
  const { rows, page } = await listPage(service.listAndCountTenantOperations.bind(service), filters, query)
  response.json({ operations: (rows as unknown as OperationRecord[]).map(toOperationResponse), ...page })
}
