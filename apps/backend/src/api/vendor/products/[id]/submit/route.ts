import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ownProductOf } from '../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../http/vendors/product-response'
import { proposeProductWorkflow } from '../../../../../workflows/vendor-product/propose-product'

/** Hands a product in for approval. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const own = ownProductOf(request)
  await proposeProductWorkflow(request.scope).run({ input: own })
  const { productId: id, vendorId } = own
  response.json({ product: await readProduct(request.scope, { vendorId, id }) })
}
