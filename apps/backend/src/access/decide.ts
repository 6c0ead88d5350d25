import { ROLE_PERMISSIONS, type Grantee, type Permission } from '@cityos/contracts'
import { PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import type { Principal } from './principal'

/** What is acted on: a kind of thing in a tenant, and which one when the route names it. */
export interface Resource {
  kind: string
  id: string | null
  tenantId: string
}

export type Decision = { allowed: true } | { allowed: false; reason: string }

/**
 * The one place that says whether somebody may do something. Everything that it looks at is in its arguments,
 * and it is asynchronous, so that a policy engine can take over without a caller noticing.
 */
export async function decide(principal: Principal, action: string, resource: Resource): Promise<Decision> {
  const permission = `${resource.kind}:${action}` as Permission
  if (granteesOf(principal, resource.tenantId).some((grantee) => ROLE_PERMISSIONS[grantee].has(permission))) {
    return { allowed: true }
  }
  return { allowed: false, reason: `This needs the permission ${permission}.` }
}

/** What a principal is in a tenant: the roles, or the kind of key, that count there. */
export function granteesOf(principal: Principal, tenantId: string): Grantee[] {
  const { kind, homeTenantId, platformRoles, tenantRoles } = principal
  if (homeTenantId === PLATFORM_TENANT_ID) return kind === 'api_key' ? ['platform_key'] : [...platformRoles]
  if (homeTenantId !== tenantId) return []
  return kind === 'api_key' ? ['secret_key'] : [...tenantRoles]
}
