import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import type { Principal } from '@cityos/access'
import { CityosError, type Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { assertMayAssign } from '../../../access/may-assign'
import { assertRolesOfScope, leadingRole } from '../../../modules/tenant/domain/member-roles'

type Status = 'active' | 'deactivated'

interface Input {
  id: string
  caller: Principal
  roles?: Role[]
  status?: Status
  remove?: boolean
}

interface MemberRow {
  id: string
  user_id: string
  roles: Role[]
  status: Status
}

/**
 * Gives a member other roles or another status, or removes the membership, and answers with the row as it was.
 * @throws CityosError `not_found`, `forbidden`, `validation_failed`, `member_last_owner`.
 */
export const changeMemberStep = createStep(
  'change-member',
  async (input: Input, { container }) => {
    const before = await changeMember(container, input)
    return new StepResponse(before, before)
  },
  async (before, { container }) => {
    if (!before) return
    const { id, roles, status } = before
    const now = systemClock.now()
    // A member who is active again takes a place in the quota, and undoing must not be refused: what comes back
    // from deletion is not. Nobody sees the member gone between the two.
    await connectionOf(container).transaction(async (trx) => {
      await trx('tenant_member').where({ id }).update({ roles, status, deleted_at: now })
      await trx('tenant_member').where({ id }).update({ deleted_at: null, updated_at: now })
    })
  },
)

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

async function changeMember(container: MedusaContainer, input: Input): Promise<MemberRow> {
  const onPlatform = currentTenantId() === PLATFORM_TENANT_ID
  const leading = leadingRole(onPlatform)
  if (input.roles) assertRolesOfScope(input.roles, onPlatform)
  return connectionOf(container).transaction(async (trx) => {
    // Whoever leads is locked first and in one order: two who demote each other meet here, and the second sees
    // what the first has done.
    const leaders = await trx<MemberRow>('tenant_member')
      .where({ status: 'active' })
      .whereNull('deleted_at')
      .whereRaw('? = any(roles)', [leading])
      .orderBy('id')
      .forUpdate()
      .select('id')
    const before = await trx<MemberRow>('tenant_member')
      .where({ id: input.id })
      .whereNull('deleted_at')
      .forUpdate()
      .first('id', 'user_id', 'roles', 'status')
    if (!before) throw new CityosError('not_found', `There is no member ${input.id}.`)
    await assertMayAssign(input.caller, [...before.roles, ...(input.roles ?? [])])
    const { roles = before.roles, status = before.status } = input
    const leads = !input.remove && status === 'active' && roles.includes(leading)
    if (!leads && leaders.length === 1 && leaders[0]?.id === before.id) {
      throw new CityosError('member_last_owner', `Member ${before.id} is the last ${leading}.`)
    }
    const now = systemClock.now()
    const deleted = input.remove ? { deleted_at: now } : {}
    await trx('tenant_member')
      .where({ id: before.id })
      .update({ roles, status, updated_at: now, ...deleted })
    return before
  })
}
