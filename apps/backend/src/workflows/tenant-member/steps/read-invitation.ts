import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import { CityosError } from '@cityos/contracts'
import { assertMayAssign } from '../../../access/may-assign'
import { invitationRoles } from '../invitation-roles'

interface Input {
  id: string
  caller: Principal
}

/** The invitation, when the caller could have sent it. @throws CityosError `not_found`, `forbidden`. */
export const readInvitationStep = createStep(
  'read-invitation',
  async ({ id, caller }: Input, { container }) => {
    const [invite] = await container.resolve(Modules.USER).listInvites({ id })
    if (!invite) throw new CityosError('not_found', `There is no invitation ${id}.`)
    await assertMayAssign(caller, invitationRoles(invite))
    return new StepResponse(invite)
  },
)
