import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/** Ends a store's publishable key. Core's own step cannot be undone, which a failure further on asks for. */
export const revokeStoreKeyStep = createStep(
  'revoke-store-key',
  async (key: { id: string; revoked_at: Date | string | null } | null, { container }) => {
    if (!key || key.revoked_at) return new StepResponse(null, null)
    await container.resolve(Modules.API_KEY).revoke(key.id, { revoked_by: 'tenant_store.archived' })
    return new StepResponse(key.id, key.id)
  },
  async (id, { container }) => {
    if (!id) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await connection('api_key').where({ id }).update({ revoked_at: null, revoked_by: null })
  },
)
