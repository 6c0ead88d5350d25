import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorVariant } from '@cityos/contracts'
import { ownProductOf } from '../../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../../http/vendors/product-response'
import { deleteVendorVariantWorkflow } from '../../../../../../workflows/vendor-product/delete-vendor-variant'
import { updateVendorVariantWorkflow } from '../../../../../../workflows/vendor-product/update-vendor-variant'

/** Changes prices and codes of a variant. */
export const POST = async (request: MedusaRequest<UpdateVendorVariant>, response: MedusaResponse) => {
  const { productId, vendorId } = ownProductOf(request)
  const variantId = request.params['variant_id'] as string
  const input = { productId, vendorId, variantId, update: request.validatedBody }
  await updateVendorVariantWorkflow(request.scope).run({ input })
  response.json({ product: await readProduct(request.scope, { vendorId, id: productId }) })
}

/** Deletes a variant that is not the last one. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const { productId, vendorId } = ownProductOf(request)
  const variantId = request.params['variant_id'] as string
  await deleteVendorVariantWorkflow(request.scope).run({ input: { productId, vendorId, variantId } })
  response.json({ id: variantId, object: 'variant', deleted: true })
}
