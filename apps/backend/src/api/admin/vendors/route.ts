import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateVendor, ListVendors } from '@cityos/contracts'
import { listVendors, readVendor } from '../../../http/vendors/vendor-response'
import { readVendorMember } from '../../../http/vendors/vendor-member-response'
import { createVendorWorkflow } from '../../../workflows/vendor/create-vendor'

/** Lists the tenant's vendors, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listVendors(request.scope, request.validatedQuery as unknown as ListVendors))
}

/** Makes a vendor and invites its owner. */
export const POST = async (request: MedusaRequest<CreateVendor>, response: MedusaResponse) => {
  const { result } = await createVendorWorkflow(request.scope).run({ input: request.validatedBody })
  response.status(201).json({
    vendor: await readVendor(request.scope, result.id),
    owner: await readVendorMember(request.scope, result.memberId),
    emailed: result.emailed,
  })
}
