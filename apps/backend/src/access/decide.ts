import type { Principal, RequestAccess, Resource } from '@cityos/access'
import type { Permission, ResourceKind } from '@cityos/contracts'

export type Decision = { allowed: true } | { allowed: false; reason: string }

/**
 * Whether somebody has a permission in a tenant, by the policies in infra/cerbos.
 * @throws CityosError `authorization_unavailable` when Cerbos does not answer.
 */
export async function decide(
  decisions: RequestAccess,
  principal: Principal,
  permission: Permission,
  { tenant, id = null, attributes }: Omit<Resource, 'kind'>,
): Promise<Decision> {
  const [kind, action] = permission.split(':') as [ResourceKind, string]
  const allowed = await decisions.can(principal, action, {
    kind,
    id,
    tenant,
    ...(attributes && { attributes }),
  })
  return allowed ? { allowed } : { allowed, reason: `This needs the permission ${permission}.` }
}
