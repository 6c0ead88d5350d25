import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { RotateSecretKey } from '@cityos/contracts'
import { callerOf } from '../../../../../access/caller'
import { newToken } from '../../../../../http/secret-keys/new-token'
import { readSecretKey } from '../../../../../http/secret-keys/secret-key-response'
import { changeSecretKeyWorkflow } from '../../../../../workflows/secret-key/change-secret-key'

/** Gives a key a new token, shown once; the one before lives on for the overlap. */
export const POST = async (request: MedusaRequest<RotateSecretKey>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const { token, kept } = newToken()
  await changeSecretKeyWorkflow(request.scope).run({
    input: { id, caller: callerOf(request), action: 'rotate', ...kept, ...request.validatedBody },
  })
  const secret_key = await readSecretKey(request.scope, id)
  response.set('cache-control', 'no-store').json({ secret_key, token })
}
