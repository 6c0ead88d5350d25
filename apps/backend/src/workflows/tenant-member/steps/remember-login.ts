import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/**
 * Remembers what a login says of its user, and says it again when a later step fails. Core's own compensation leaves
 * the id of the user that is no more, with which nobody could accept the invitation a second time.
 */
export const rememberLoginStep = createStep(
  'remember-login',
  async (authIdentityId: string, { container }) => {
    const { id, app_metadata } = await container.resolve(Modules.AUTH).retrieveAuthIdentity(authIdentityId)
    // An update keeps the keys that it does not name.
    return new StepResponse(id, { id, app_metadata: { user_id: null, ...app_metadata } })
  },
  async (login, { container }) => {
    if (login) await container.resolve(Modules.AUTH).updateAuthIdentities(login)
  },
)
