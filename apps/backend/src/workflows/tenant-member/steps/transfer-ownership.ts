import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { leadingRole, rolesAfterLeading } from '../../../modules/tenant/domain/member-roles'

interface Input {
  id: string
  userId: string | null
}

interface MemberRow {
  id: string
  user_id: string
  roles: Role[]
  status: 'active' | 'deactivated'
}

/** Gives one member the leading role and takes it from the caller; answers both members' ids. */
export const transferOwnershipStep = createStep(
  'transfer-ownership',
  async (input: Input, { container }) => {
    const [from, to] = await transfer(container, input)
    return new StepResponse({ from: from.id, to: to.id }, [from, to])
  },
  async (before, { container }) => {
    if (!before) return
    await connectionOf(container).transaction(async (trx) => {
      for (const { id, roles } of before) await trx('tenant_member').where({ id }).update({ roles })
    })
  },
)

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Both members as they were. */
async function transfer(container: MedusaContainer, { id, userId }: Input): Promise<[MemberRow, MemberRow]> {
  const onPlatform = currentTenantId() === PLATFORM_TENANT_ID
  const leading = leadingRole(onPlatform)
  return connectionOf(container).transaction(async (trx) => {
    // In the order of every other change of who leads: see change-member.
    const leaders: MemberRow[] = await trx('tenant_member')
      .where({ status: 'active' })
      .whereNull('deleted_at')
      .whereRaw('? = any(roles)', [leading])
      .orderBy('id')
      .forUpdate()
      .select('id', 'user_id', 'roles', 'status')
    const to: MemberRow | undefined = await trx('tenant_member')
      .where({ id })
      .whereNull('deleted_at')
      .forUpdate()
      .first('id', 'user_id', 'roles', 'status')
    if (!to) throw new CityosError('not_found', `There is no member ${id}.`)
    const from = leaders.find(({ user_id }) => user_id === userId)
    if (!from) throw new CityosError('forbidden', `Only a member who is ${leading} can hand that role over.`)
    if (from.id === to.id) throw new CityosError('validation_failed', `id: ${id} is who hands the role over.`)
    if (to.status !== 'active') {
      throw new CityosError(
        'illegal_transition',
        `Member ${id} is ${to.status} and cannot become ${leading}; reactivate first.`,
      )
    }
    const updated_at = systemClock.now()
    const roles = [...new Set([leading, ...to.roles])]
    await trx('tenant_member').where({ id: to.id }).update({ roles, updated_at })
    await trx('tenant_member')
      .where({ id: from.id })
      .update({ roles: rolesAfterLeading(from.roles, onPlatform), updated_at })
    return [from, to]
  })
}
