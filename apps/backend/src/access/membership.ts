import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { runInTenant } from '@cityos/medusa-tenancy'

/**
 * The roles of a user in a tenant, as they are at this moment; undefined for somebody who is no member, or no
 * longer an active one. One query by a unique index, on each request: a removal counts at once.
 */
export async function rolesOf(
  container: MedusaContainer,
  tenantId: string,
  userId: string,
): Promise<string[] | undefined> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const member = await runInTenant(tenantId, () =>
    connection('tenant_member')
      .where({ user_id: userId, status: 'active' })
      .whereNull('deleted_at')
      .first<{ roles: string[] } | undefined>('roles'),
  )
  return member?.roles
}
