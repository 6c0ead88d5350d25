import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { tenantModule } from '../../tenant/tenant-module'

export interface SignInToLink {
  authIdentityId: string
  /** Null when nobody has proved it. */
  email: string | null
}

export const linkUserStep = createStep(
  'link-user',
  async ({ authIdentityId, email }: SignInToLink, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const { app_metadata: known } = await auth.retrieveAuthIdentity(authIdentityId)
    const linked = known?.['user_id']
    if (typeof linked === 'string') return new StepResponse<string | null, string | null>(linked, null)
    const [user] = email ? await container.resolve(Modules.USER).listUsers({ email }) : []
    const [member] = user
      ? await tenantModule(container).listTenantMembers({ user_id: user.id, status: 'active' })
      : []
    if (!user || !member) return new StepResponse<string | null, string | null>(null, null)
    await auth.updateAuthIdentities({ id: authIdentityId, app_metadata: { ...known, user_id: user.id } })
    return new StepResponse<string | null, string | null>(user.id, authIdentityId)
  },
  async (authIdentityId, { container }) => {
    if (!authIdentityId) return
    await container
      .resolve(Modules.AUTH)
      .updateAuthIdentities({ id: authIdentityId, app_metadata: { user_id: null } })
  },
)
