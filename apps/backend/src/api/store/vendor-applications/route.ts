import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ApplyAsVendor } from '@cityos/contracts'
import { applyAsVendor } from '../../../workflows/vendor/apply-as-vendor'

/** Applies to sell in this store. */
export const POST = async (request: MedusaRequest<ApplyAsVendor>, response: MedusaResponse) => {
  const id = await applyAsVendor(request.scope, request.validatedBody)
  response.status(201).json({ application: { id, status: 'draft' } })
}
