import type { MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import type { ListStoreVendorProducts } from '@cityos/contracts'
import { listStoreVendorProducts, readStoreVendor } from '../../../../../http/vendors/store-vendor-response'

/** Lists what a vendor sells in the channels of the publishable key. */
export const GET = async (request: MedusaStoreRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListStoreVendorProducts
  const { id: vendorId } = await readStoreVendor(request.scope, request.params['id'] as string)
  const { sales_channel_ids: channelIds } = request.publishable_key_context
  response.json(await listStoreVendorProducts(request.scope, { ...query, vendorId, channelIds }))
}
