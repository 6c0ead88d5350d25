import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'

/**
 * Refuses to invite a member, or somebody twice, in whichever case the e-mail was written: core keeps it as it was
 * typed. Answers with the ids of invitations of the e-mail that have expired.
 * @throws CityosError `member_exists`, `invitation_pending`.
 */
export async function requireInvitable(container: MedusaContainer, email: string): Promise<string[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const withEmail = (table: string) =>
    connection(table).whereRaw('lower(email) = lower(?)', [email]).whereNull('deleted_at')
  if (await withEmail('user').first('id')) {
    throw new CityosError('member_exists', `${email} is a member already.`)
  }
  const invites = await withEmail('invite').select<{ id: string; expires_at: Date }[]>('id', 'expires_at')
  if (invites.some(({ expires_at }) => expires_at > systemClock.now())) {
    throw new CityosError('invitation_pending', `${email} is invited already: send it again, or revoke it.`)
  }
  return invites.map(({ id }) => id)
}
