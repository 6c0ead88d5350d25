import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/** Makes a store's publishable key. Core deletes revoked keys only, so its own step would leave the key behind. */
export const createStoreKeyStep = createStep(
  'create-store-key',
  async (title: string, { container }) => {
    const key = await container
      .resolve(Modules.API_KEY)
      .createApiKeys({ title, type: 'publishable', created_by: '' })
    return new StepResponse(key.id, key.id)
  },
  async (id, { container }) => {
    if (!id) return
    const service = container.resolve(Modules.API_KEY)
    await service.revoke(id, { revoked_by: 'create-tenant-store' })
    await service.deleteApiKeys(id)
  },
)
