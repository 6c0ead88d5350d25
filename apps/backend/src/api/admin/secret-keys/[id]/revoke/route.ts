import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { callerOf } from '../../../../../access/caller'
import { readSecretKey } from '../../../../../http/secret-keys/secret-key-response'
import { changeSecretKeyWorkflow } from '../../../../../workflows/secret-key/change-secret-key'

/** Ends a key for good. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await changeSecretKeyWorkflow(request.scope).run({
    input: { id, caller: callerOf(request), action: 'revoke' },
  })
  response.json({ secret_key: await readSecretKey(request.scope, id) })
}
