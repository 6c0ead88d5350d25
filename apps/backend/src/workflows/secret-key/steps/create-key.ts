import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { CreateSecretKey } from '@cityos/contracts'
import { assertMayGrant } from '../../../access/may-grant'
import { assertRequestLimit, expiryOf } from '../key-limits'
import { secretKeyModule } from '../secret-key-module'

export interface CreateKeyInput {
  caller: Principal
  creator_home: 'tenant' | 'platform'
  /** Of the token, which stays with whoever answers the request. */
  hash: string
  prefix: string
  key: CreateSecretKey
}

/** Enters a key with what its creator may give it; answers its id. */
export const createKeyStep = createStep(
  'create-key',
  async ({ caller, key, ...token }: CreateKeyInput, { container }) => {
    const service = secretKeyModule(container)
    const expires_at = expiryOf(key.expires_at, service.clock.now())
    await assertRequestLimit(container, key.requests_per_minute)
    await assertMayGrant(caller, key.scopes)
    const { id } = await service.createSecretKeys({
      ...token,
      name: key.name,
      scopes: key.scopes,
      expires_at,
      requests_per_minute: key.requests_per_minute ?? null,
      allowed_addresses: key.allowed_addresses ?? null,
      created_by: caller.id ?? '',
    })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await secretKeyModule(container).deleteSecretKeys([id])
  },
)
