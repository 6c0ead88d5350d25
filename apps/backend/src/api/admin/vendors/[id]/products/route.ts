import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListVendorProducts } from '@cityos/contracts'
import { changeLinksRoute } from '../../../../../http/vendors/change-links'
import { listProducts } from '../../../../../http/vendors/product-response'
import { requireVendor } from '../../../../../workflows/vendor/vendor-module'

/** Lists what a vendor has, as the vendor itself sees it. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { id } = await requireVendor(request.scope, request.params['id'] as string)
  const query = request.validatedQuery as unknown as ListVendorProducts
  response.json(await listProducts(request.scope, id, query))
}

/** Gives a vendor products that the tenant has, and takes some away. */
export const POST = changeLinksRoute('product')
