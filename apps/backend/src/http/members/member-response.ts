import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError, type ListMembers, type Member, type Role } from '@cityos/contracts'
import { tenantModule } from '../../workflows/tenant/tenant-module'
import { listPage } from '../paging'

interface MemberRow {
  id: string
  user_id: string
  roles: string[]
  status: 'active' | 'deactivated'
  created_at: Date
  updated_at: Date
}

/** One page of the members of the scope, each with its user. */
export async function listMembers(container: MedusaContainer, query: ListMembers) {
  const service = tenantModule(container)
  const filters = query.q ? { user_id: await userIdsLike(container, query.q) } : {}
  const { rows, page } = await listPage<MemberRow>(
    async (where, config) => (await service.listAndCountTenantMembers(where, config)) as never,
    filters,
    query,
  )
  return { members: await withUsers(container, rows), ...page }
}

/** @throws CityosError `not_found`. */
export async function readMember(container: MedusaContainer, id: string): Promise<Member> {
  const rows = await tenantModule(container).listTenantMembers({ id })
  const [member] = await withUsers(container, rows as unknown as MemberRow[])
  if (!member) throw new CityosError('not_found', `There is no member ${id}.`)
  return member
}

async function userIdsLike(container: MedusaContainer, q: string): Promise<string[]> {
  const users = await container.resolve(Modules.USER).listUsers({ q }, { select: ['id'] })
  return users.map(({ id }) => id)
}

async function withUsers(container: MedusaContainer, rows: MemberRow[]): Promise<Member[]> {
  const ids = rows.map(({ user_id }) => user_id)
  const users = ids.length ? await container.resolve(Modules.USER).listUsers({ id: ids }) : []
  const byId = new Map(users.map((user) => [user.id, user]))
  return rows.map((row) => {
    const user = byId.get(row.user_id)
    return {
      id: row.id,
      user_id: row.user_id,
      email: user?.email ?? '',
      first_name: user?.first_name ?? null,
      last_name: user?.last_name ?? null,
      avatar_url: user?.avatar_url ?? null,
      roles: row.roles as Role[],
      status: row.status,
      created_at: new Date(row.created_at).toISOString(),
      updated_at: new Date(row.updated_at).toISOString(),
    }
  })
}
