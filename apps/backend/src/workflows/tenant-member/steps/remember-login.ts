import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/**
 * Remembers that a login has no user yet, and frees it again when a later step fails. Core's own compensation
 * leaves the id of the user that is no more, because its update keeps keys that it does not name; with that id
 * nobody could accept the invitation a second time.
 */
export const rememberLoginStep = createStep(
  'remember-login',
  async (authIdentityId: string, { container }) => {
    const { id, app_metadata } = await container.resolve(Modules.AUTH).retrieveAuthIdentity(authIdentityId)
    return new StepResponse(id, app_metadata?.['user_id'] ? undefined : id)
  },
  async (id, { container }) => {
    if (!id) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await connection.raw(`update auth_identity set app_metadata = app_metadata - 'user_id' where id = ?`, [
      id,
    ])
  },
)
