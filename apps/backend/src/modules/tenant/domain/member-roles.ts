import { CityosError, PlatformRole, ROLE_PERMISSIONS, type Grantee, type Role } from '@cityos/contracts'

/** The role without which nobody could manage the scope any more. */
export function leadingRole(onPlatform: boolean): Role {
  return onPlatform ? 'super_admin' : 'owner'
}

/** What is left to somebody who hands the leading role over; nobody is left without any role. */
export function rolesAfterLeading(roles: readonly Role[], onPlatform: boolean): Role[] {
  const kept = roles.filter((role) => role !== leadingRole(onPlatform))
  return kept.length ? kept : [onPlatform ? 'platform_support' : 'admin']
}

/** @throws CityosError `validation_failed` for a role that the scope does not know. */
export function assertRolesOfScope(roles: readonly Role[], onPlatform: boolean): void {
  const wrong = roles.filter((role) => PlatformRole.safeParse(role).success !== onPlatform)
  if (!wrong.length) return
  const place = onPlatform ? 'a tenant, not of the platform' : 'the platform, not of a tenant'
  throw new CityosError('validation_failed', `roles: ${wrong.join(', ')} is a role of ${place}.`)
}

/** Whether everything that the roles may do is something that the caller may do: nobody gives more than they have. */
export function mayAssign(caller: readonly Grantee[], roles: readonly Role[]): boolean {
  return roles.every((role) =>
    [...ROLE_PERMISSIONS[role]].every((permission) =>
      caller.some((grantee) => ROLE_PERMISSIONS[grantee].has(permission)),
    ),
  )
}

/** @throws CityosError `forbidden` when the caller would give, or take from somebody, more than the caller has. */
export function assertMayAssign(caller: readonly Grantee[], roles: readonly Role[]): void {
  const beyond = roles.filter((role) => !mayAssign(caller, [role]))
  if (beyond.length) {
    throw new CityosError('forbidden', `Only who has as much may give or take the role ${beyond.join(', ')}.`)
  }
}
