import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SetVendorStock } from '@cityos/contracts'
import { ownProductOf } from '../../../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../../../http/vendors/product-response'
import { setVendorStockWorkflow } from '../../../../../../../workflows/vendor-product/set-vendor-stock'

/** Says how many pieces there are at the vendor's own location. */
export const POST = async (request: MedusaRequest<SetVendorStock>, response: MedusaResponse) => {
  const { productId, vendorId } = ownProductOf(request)
  const variantId = request.params['variant_id'] as string
  const input = { productId, vendorId, variantId, ...request.validatedBody }
  await setVendorStockWorkflow(request.scope).run({ input })
  response.json({ product: await readProduct(request.scope, { vendorId, id: productId }) })
}
