import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { readStoreVendor } from '../../../../http/vendors/store-vendor-response'

/** Reads somebody who sells here, by id or handle. */
export const GET = async (request: MedusaStoreRequest, response: MedusaResponse) => {
  response.json({ vendor: await readStoreVendor(request.scope, request.params['id'] as string) })
}
