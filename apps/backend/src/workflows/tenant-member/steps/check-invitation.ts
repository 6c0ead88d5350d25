import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { assertMayAssign } from '../../../access/may-assign'
import { assertRolesOfScope } from '../../../modules/tenant/domain/member-roles'
import { requireInvitable } from '../require-invitable'

interface Input {
  email: string
  roles: Role[]
  caller: Principal
}

/**
 * Refuses an invitation that may not be; answers with the ids of those of the same e-mail that have expired.
 * @throws CityosError `validation_failed`, `forbidden`, `member_exists`, `invitation_pending`.
 */
export const checkInvitationStep = createStep(
  'check-invitation',
  async ({ email, roles, caller }: Input, { container }) => {
    assertRolesOfScope(roles, currentTenantId() === PLATFORM_TENANT_ID)
    await assertMayAssign(caller, roles)
    return new StepResponse(await requireInvitable(container, email))
  },
)
