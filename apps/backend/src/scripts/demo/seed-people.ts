import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { DEMO_PASSWORD, DEMO_PEOPLE } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { createAdminUser } from '../../workflows/tenant/create-admin-user'

/**
 * Makes the demo's staff members of where the realm file says that they belong, so that each may sign in with
 * Keycloak. Whoever is there already stays as they are.
 */
export async function seedPeople(
  container: MedusaContainer,
  tenants: readonly { id: string; handle: string }[],
): Promise<void> {
  for (const { email, platformRoles, tenants: memberships } of DEMO_PEOPLE) {
    if (platformRoles.length) await seedMember(container, PLATFORM_TENANT_ID, email, platformRoles)
    for (const { tenant, roles } of memberships) {
      const { id } = tenants.find(({ handle }) => handle === tenant)!
      await seedMember(container, id, email, roles)
    }
  }
}

type Roles = NonNullable<Parameters<typeof createAdminUser>[1]['roles']>

function seedMember(
  container: MedusaContainer,
  tenantId: string,
  email: string,
  roles: Roles,
): Promise<void> {
  return runInTenant(tenantId, async () => {
    const [existing] = await container.resolve(Modules.USER).listUsers({ email })
    if (!existing) await createAdminUser(container, { email, password: DEMO_PASSWORD, roles })
  })
}
