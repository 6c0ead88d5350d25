import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ChangeVendorLinks, VendorLinkKind } from '@cityos/contracts'
import { changeVendorLinksWorkflow } from '../../workflows/vendor/change-vendor-links'

/** A route by which staff gives a vendor things of one kind and takes some away; answers what has changed. */
export function changeLinksRoute(kind: VendorLinkKind) {
  return async (request: MedusaRequest<ChangeVendorLinks>, response: MedusaResponse) => {
    const vendorId = request.params['id'] as string
    const { result } = await changeVendorLinksWorkflow(request.scope).run({
      input: { kind, vendorId, ...request.validatedBody },
    })
    response.json(result)
  }
}
