import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateSecretKey } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { readSecretKey } from '../../../../http/secret-keys/secret-key-response'
import { changeSecretKeyWorkflow } from '../../../../workflows/secret-key/change-secret-key'
import { deleteSecretKeyWorkflow } from '../../../../workflows/secret-key/delete-secret-key'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one key. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ secret_key: await readSecretKey(request.scope, idOf(request)) })
}

/** Changes what a key may do, from where, how often and until when. */
export const POST = async (request: MedusaRequest<UpdateSecretKey>, response: MedusaResponse) => {
  const id = idOf(request)
  const change = request.validatedBody
  await changeSecretKeyWorkflow(request.scope).run({
    input: { id, caller: callerOf(request), action: 'update', change },
  })
  response.json({ secret_key: await readSecretKey(request.scope, id) })
}

/** Removes a key; what it did stays in the audit trail. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await deleteSecretKeyWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'secret_key', deleted: true })
}
