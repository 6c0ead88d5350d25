import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type Grantee, type Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { assertMayAssign, assertRolesOfScope } from '../../../modules/tenant/domain/member-roles'

interface Input {
  email: string
  roles: Role[]
  caller: Grantee[]
}

/**
 * Refuses an invitation that may not be; answers with the ids of those of the same e-mail that have expired.
 * @throws CityosError `validation_failed`, `forbidden`, `member_exists`, `invitation_pending`.
 */
export const checkInvitationStep = createStep(
  'check-invitation',
  async ({ email, roles, caller }: Input, { container }) => {
    assertRolesOfScope(roles, currentTenantId() === PLATFORM_TENANT_ID)
    assertMayAssign(caller, roles)
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    // Core keeps an e-mail as it was typed.
    const withEmail = (table: string) =>
      connection(table).whereRaw('lower(email) = ?', [email]).whereNull('deleted_at')
    if (await withEmail('user').first('id')) {
      throw new CityosError('member_exists', `${email} is a member already.`)
    }
    const invites = await withEmail('invite').select<{ id: string; expires_at: Date }[]>('id', 'expires_at')
    if (invites.some(({ expires_at }) => expires_at > systemClock.now())) {
      throw new CityosError('invitation_pending', `${email} is invited already: send it again, or revoke it.`)
    }
    return new StepResponse(invites.map(({ id }) => id))
  },
)
