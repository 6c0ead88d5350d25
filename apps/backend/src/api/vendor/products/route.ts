import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateVendorProduct, ListVendorProducts } from '@cityos/contracts'
import { namedVendorOf } from '../../../access/vendors/vendor-caller'
import { listProducts, readProduct } from '../../../http/vendors/product-response'
import { createVendorProductWorkflow } from '../../../workflows/vendor-product/create-vendor-product'
import { withFreeHandle } from '../../../workflows/vendor-product/product-handle'

/** Lists the products of the caller's own vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorProducts
  response.json(await listProducts(request.scope, namedVendorOf(request).vendor_id, query))
}

/** Makes a draft of a product. */
export const POST = async (request: MedusaRequest<CreateVendorProduct>, response: MedusaResponse) => {
  const { vendor_id: vendorId } = namedVendorOf(request)
  const input = { vendorId, product: request.validatedBody }
  const { result: id } = await withFreeHandle(input.product, () =>
    createVendorProductWorkflow(request.scope).run({ input }),
  )
  response.status(201).json({ product: await readProduct(request.scope, { vendorId, id }) })
}
