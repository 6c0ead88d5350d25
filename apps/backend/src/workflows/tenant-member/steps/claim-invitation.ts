import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { invitationRoles } from '../invitation-roles'
import { requireOwnLogin } from '../require-own-login'

interface Input {
  token: string
  authIdentityId: string
}

interface Invite {
  id: string
  email: string
  metadata: Record<string, unknown> | null
}

/**
 * Uses the invitation of this token up, and answers whom it makes a member: the database decides which of several
 * acceptances at once is the first, and the others find nothing.
 * @throws CityosError `invitation_invalid`, `member_exists`.
 */
export const claimInvitationStep = createStep(
  'claim-invitation',
  async ({ token, authIdentityId }: Input, { container }) => {
    const users = container.resolve(Modules.USER)
    const known = await users.validateInviteToken(token).catch(() => undefined)
    if (!known) throw invalid()
    await requireOwnLogin(container, { authIdentityId, email: known.email })
    await requireNoMember(container, known.email)
    const invite = await claim(container, { id: known.id, token })
    return new StepResponse({ id: invite.id, email: invite.email, roles: invitationRoles(invite) }, invite.id)
  },
  async (id, { container }) => {
    if (!id) return
    // Unless the same person has been invited anew meanwhile.
    await connectionOf(container).raw(
      `update invite i set deleted_at = null, updated_at = now() where i.id = ? and not exists (
         select from invite o where o.email = i.email and o.id <> i.id and o.deleted_at is null)`,
      [id],
    )
  },
)

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

const invalid = () => new CityosError('invitation_invalid', 'This invitation is not valid, or no longer.')

async function requireNoMember(container: MedusaContainer, email: string): Promise<void> {
  const user = await connectionOf(container)('user')
    .whereRaw('lower(email) = lower(?)', [email])
    .whereNull('deleted_at')
    .first('id')
  if (user) throw new CityosError('member_exists', `${email} is a member already.`)
}

/** One statement, which waits for whoever has the row and then sees what they did. */
async function claim(
  container: MedusaContainer,
  { id, token }: { id: string; token: string },
): Promise<Invite> {
  const now = systemClock.now()
  const [invite] = await connectionOf(container)('invite')
    .where({ id, token })
    .whereNull('deleted_at')
    .where('expires_at', '>', now)
    .update({ deleted_at: now, updated_at: now }, ['id', 'email', 'metadata'])
  if (!invite) throw invalid()
  return invite as Invite
}
