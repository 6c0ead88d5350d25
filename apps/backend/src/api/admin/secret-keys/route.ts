import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateSecretKey, ListSecretKeys } from '@cityos/contracts'
import { PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { callerOf } from '../../../access/caller'
import { homeTenantOfCaller } from '../../../access/principal-of'
import { newToken } from '../../../http/secret-keys/new-token'
import { listSecretKeys, readSecretKey } from '../../../http/secret-keys/secret-key-response'
import { createSecretKeyWorkflow } from '../../../workflows/secret-key/create-secret-key'

/** Lists the secret keys of this tenant. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await listSecretKeys(request.scope, request.validatedQuery as unknown as ListSecretKeys))
}

/** Makes a secret key and shows its token, once. */
export const POST = async (request: MedusaRequest<CreateSecretKey>, response: MedusaResponse) => {
  const { token, kept } = newToken()
  const creator_home = homeTenantOfCaller() === PLATFORM_TENANT_ID ? 'platform' : 'tenant'
  const { result: id } = await createSecretKeyWorkflow(request.scope).run({
    input: { ...kept, creator_home, caller: callerOf(request), key: request.validatedBody },
  })
  const secret_key = await readSecretKey(request.scope, id)
  response.status(201).set('cache-control', 'no-store').json({ secret_key, token })
}
