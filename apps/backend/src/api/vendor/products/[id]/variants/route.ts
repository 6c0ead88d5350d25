import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateVendorVariant } from '@cityos/contracts'
import { ownProductOf } from '../../../../../http/vendors/own-product'
import { readProduct } from '../../../../../http/vendors/product-response'
import { addVendorVariantWorkflow } from '../../../../../workflows/vendor-product/add-vendor-variant'

/** Adds a variant to a product, or proposes it. */
export const POST = async (request: MedusaRequest<CreateVendorVariant>, response: MedusaResponse) => {
  const own = ownProductOf(request)
  await addVendorVariantWorkflow(request.scope).run({ input: { ...own, variant: request.validatedBody } })
  const { productId: id, vendorId } = own
  response.status(201).json({ product: await readProduct(request.scope, { vendorId, id }) })
}
