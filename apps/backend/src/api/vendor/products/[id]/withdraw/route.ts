import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ownProductOf } from '../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../http/vendors/product-response'
import { withdrawProductWorkflow } from '../../../../../workflows/vendor-product/withdraw-product'

/** Takes a product back that waits, or a change that does. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const own = ownProductOf(request)
  await withdrawProductWorkflow(request.scope).run({ input: { ...own, transition: 'withdraw' } })
  const { productId: id, vendorId } = own
  response.json({ product: await readProduct(request.scope, { vendorId, id }) })
}
