import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendor } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { readVendor } from '../../../../http/vendors/vendor-response'
import { deleteVendorWorkflow } from '../../../../workflows/vendor/delete-vendor'
import { updateVendorWorkflow } from '../../../../workflows/vendor/update-vendor'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one vendor. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ vendor: await readVendor(request.scope, idOf(request)) })
}

/** Changes what is said about a vendor. */
export const POST = async (request: MedusaRequest<UpdateVendor>, response: MedusaResponse) => {
  const id = idOf(request)
  await updateVendorWorkflow(request.scope).run({
    input: { id, update: request.validatedBody, caller: callerOf(request) },
  })
  response.json({ vendor: await readVendor(request.scope, id) })
}

/** Takes away a draft, or an application that was rejected. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await deleteVendorWorkflow(request.scope).run({ input: id })
  response.json({ id, object: 'vendor', deleted: true })
}
