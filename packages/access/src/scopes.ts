import { SCOPE_PERMISSIONS, type Permission, type SecretKeyScope } from '@cityos/contracts'

const resolved = new WeakMap<readonly SecretKeyScope[], ReadonlySet<Permission>>()

/** The permissions that scopes name, wildcards resolved: here and nowhere else. */
export function permissionsOfScopes(scopes: readonly SecretKeyScope[]): ReadonlySet<Permission> {
  const known = resolved.get(scopes)
  if (known) return known
  const named: ReadonlySet<string> = new Set(scopes)
  const permissions = SCOPE_PERMISSIONS.filter(
    (permission) => named.has(permission) || named.has(`${permission.split(':')[0] as string}:*`),
  )
  const answer = new Set(permissions)
  resolved.set(scopes, answer)
  return answer
}

/** Whether an action stays within a principal's scopes. What is no permission of a tenant is in none. */
export function isWithinScopes(
  scopes: readonly SecretKeyScope[] | null,
  kind: string,
  action: string,
): boolean {
  return scopes === null || permissionsOfScopes(scopes).has(`${kind}:${action}` as Permission)
}
