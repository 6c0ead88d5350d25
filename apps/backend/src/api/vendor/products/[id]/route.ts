import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorProduct } from '@cityos/contracts'
import { ownProductOf } from '../../../../http/vendors/own-product'
import { readProduct } from '../../../../http/vendors/product-response'
import { deleteVendorProductWorkflow } from '../../../../workflows/vendor-product/delete-vendor-product'
import { updateVendorProductWorkflow } from '../../../../workflows/vendor-product/update-vendor-product'

/** Reads a product of the caller's own vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { productId: id, vendorId } = ownProductOf(request)
  response.json({ product: await readProduct(request.scope, { vendorId, id }) })
}

/** Changes a product, or proposes the change. */
export const POST = async (request: MedusaRequest<UpdateVendorProduct>, response: MedusaResponse) => {
  const own = ownProductOf(request)
  await updateVendorProductWorkflow(request.scope).run({ input: { ...own, update: request.validatedBody } })
  const { productId: id, vendorId } = own
  response.json({ product: await readProduct(request.scope, { vendorId, id }) })
}

/** Deletes a product that is not in the store. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const { productId, vendorId } = ownProductOf(request)
  await deleteVendorProductWorkflow(request.scope).run({ input: { productId, vendorId } })
  response.json({ id: productId, object: 'product', deleted: true })
}
