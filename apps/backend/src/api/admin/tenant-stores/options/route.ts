import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { tenantStoreOptions } from '../../../../http/tenant-stores/tenant-store-options'

/** What a new store can be given: the tenant's regions, free countries, currencies, languages, themes. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await tenantStoreOptions(request.scope))
}
