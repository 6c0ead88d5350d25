import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { Principal } from '@cityos/access'

/** The tenant's owner, as the workflows know who does something. */
export async function principalOf(
  container: MedusaContainer,
  { id, adminEmail: email }: { id: string; adminEmail: string },
): Promise<Principal> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email })
  return {
    ...{ kind: 'user', id: user!.id, email, platformRoles: [], scopes: null },
    ...{ tenants: [{ id, roles: ['owner'] }], vendors: [] },
  }
}
