import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { removeMemberWorkflow } from '../../../../workflows/tenant-member/remove-member'
import { tenantModule } from '../../../../workflows/tenant/tenant-module'

/** Core's route, which removes the membership beside the user, by the membership's rules. */
export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  if (request.auth_context.actor_id === id) {
    throw new CityosError('forbidden', 'Nobody deletes their own user.')
  }
  const [member] = await tenantModule(request.scope).listTenantMembers({ user_id: id })
  if (!member) throw new CityosError('not_found', `There is no user ${id}.`)
  await removeMemberWorkflow(request.scope).run({ input: { id: member.id, caller: callerOf(request) } })
  response.json({ id, object: 'user', deleted: true })
}
