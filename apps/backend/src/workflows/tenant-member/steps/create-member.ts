import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Role } from '@cityos/contracts'
import { tenantModule } from '../../tenant/tenant-module'

interface Input {
  userId: string
  roles: Role[]
}

/** Makes a user of the scope a member of it. */
export const createMemberStep = createStep(
  'create-member',
  async ({ userId, roles }: Input, { container }) => {
    const member = await tenantModule(container).createTenantMembers({
      user_id: userId,
      roles: roles as never,
    })
    return new StepResponse(member, member.id)
  },
  async (id, { container }) => {
    if (id) await tenantModule(container).deleteTenantMembers(id)
  },
)
