import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import type { ListStoreVendors } from '@cityos/contracts'
import { listStoreVendors } from '../../../http/vendors/store-vendor-response'

/** Lists who sells here. */
export const GET = async (request: MedusaStoreRequest, response: MedusaResponse) => {
  response.json(await listStoreVendors(request.scope, request.validatedQuery as unknown as ListStoreVendors))
}
