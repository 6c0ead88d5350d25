import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ownProductOf } from '../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../http/vendors/product-response'
import { withdrawProductWorkflow } from '../../../../../workflows/vendor-product/withdraw-product'

/** Takes a product out of the store. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const own = ownProductOf(request)
  await withdrawProductWorkflow(request.scope).run({ input: { ...own, transition: 'unpublish' } })
  const { productId: id, vendorId } = own
  response.json({ product: await readProduct(request.scope, { vendorId, id }) })
}
