import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import type { ListTenantLedgers } from '@cityos/contracts'
import { listTenantLedgers } from '../../../http/ledger/tenant-ledgers'

/** Lists how the ledgers of tenants do. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListTenantLedgers
  response.json(await listTenantLedgers(request.scope, query, systemClock.now()))
}
