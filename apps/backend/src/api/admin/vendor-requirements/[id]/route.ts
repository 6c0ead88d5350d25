import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorRequirement } from '@cityos/contracts'
import { readRequirement } from '../../../../http/vendors/requirement-response'
import { deleteVendorRequirementWorkflow } from '../../../../workflows/vendor-requirement/delete-vendor-requirement'
import { updateVendorRequirementWorkflow } from '../../../../workflows/vendor-requirement/update-vendor-requirement'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one thing that is asked of vendors. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ requirement: await readRequirement(request.scope, idOf(request)) })
}

/** Changes what is asked of vendors. */
export const POST = async (request: MedusaRequest<UpdateVendorRequirement>, response: MedusaResponse) => {
  const id = idOf(request)
  await updateVendorRequirementWorkflow(request.scope).run({ input: { id, update: request.validatedBody } })
  response.json({ requirement: await readRequirement(request.scope, id) })
}

/** Asks for it no longer. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await deleteVendorRequirementWorkflow(request.scope).run({ input: id })
  response.json({ id, object: 'vendor_requirement', deleted: true })
}
