import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type Role } from '@cityos/contracts'

interface Input {
  email: string
  roles: Role[]
}

/** Writes core's own invite, which remembers the roles. @throws CityosError `invitation_pending`. */
export const createInvitationStep = createStep(
  'create-invitation',
  async ({ email, roles }: Input, { container }) => {
    const users = container.resolve(Modules.USER)
    try {
      const invite = await users.createInvites({ email, metadata: { roles } })
      return new StepResponse(invite, invite.id)
    } catch (error) {
      // Two at once: the unique index on the e-mail decides.
      if (!(error instanceof Error) || !error.message.includes('already exists')) throw error
      throw new CityosError('invitation_pending', `${email} is invited already.`)
    }
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.USER).deleteInvites([id])
  },
)
