import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { invitationRoles } from '../invitation-roles'

/** The roles that the invitation of this token gives. @throws CityosError `invitation_invalid`. */
export const readAcceptedRolesStep = createStep(
  'read-accepted-roles',
  async (token: string, { container }) => {
    const invite = await container
      .resolve(Modules.USER)
      .validateInviteToken(token)
      .catch(() => undefined)
    if (!invite) throw new CityosError('invitation_invalid', 'This invitation is not valid, or no longer.')
    return new StepResponse(invitationRoles(invite))
  },
)
