import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateVendorRequirement, ListVendorRequirements } from '@cityos/contracts'
import { listRequirements, readRequirement } from '../../../http/vendors/requirement-response'
import { createVendorRequirementWorkflow } from '../../../workflows/vendor-requirement/create-vendor-requirement'

/** Lists what the tenant asks of vendors. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListVendorRequirements
  response.json(await listRequirements(request.scope, query))
}

/** Asks something of vendors from now on. */
export const POST = async (request: MedusaRequest<CreateVendorRequirement>, response: MedusaResponse) => {
  const { result } = await createVendorRequirementWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.status(201).json({ requirement: await readRequirement(request.scope, result.id) })
}
