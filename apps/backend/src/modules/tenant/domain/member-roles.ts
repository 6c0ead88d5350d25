import { CityosError, PlatformRole, type Role } from '@cityos/contracts'

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
