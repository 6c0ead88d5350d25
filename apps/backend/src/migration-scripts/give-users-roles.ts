import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Role } from '@cityos/contracts'
import { currentTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { tenantModule } from '../workflows/tenant/tenant-module'

/**
 * Makes members of the users of before there were members: the oldest of a scope may do everything in it, the
 * others get what comes next. Runs once in each tenant and on the platform; users who are members stay as they are.
 */
export default async function giveUsersRoles({ container }: { container: MedusaContainer }): Promise<void> {
  const users = await container
    .resolve(Modules.USER)
    .listUsers({}, { select: ['id'], order: { created_at: 'ASC', id: 'ASC' } })
  const members = await tenantModule(container).listTenantMembers()
  const known = new Set(members.map(({ user_id }) => user_id))
  const missing = users.filter(({ id }) => !known.has(id))
  if (!missing.length) return
  await tenantModule(container).createTenantMembers(
    missing.map(({ id }) => ({ user_id: id, roles: [roleOf(id === users[0]?.id)] })),
  )
}

function roleOf(oldest: boolean): Role {
  if (currentTenantId() === PLATFORM_TENANT_ID) return oldest ? 'super_admin' : 'platform_support'
  return oldest ? 'owner' : 'admin'
}
