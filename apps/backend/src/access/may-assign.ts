import { accessForRequest, type Principal } from '@cityos/access'
import { CityosError, type Role } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { pdp } from './pdp'

/** @throws CityosError `forbidden` when the caller would give, or take from somebody, more than the caller has. */
export async function assertMayAssign(caller: Principal, roles: readonly Role[]): Promise<void> {
  const decisions = accessForRequest(pdp())
  const tenant = requireTenantId()
  const allowed = await Promise.all(
    roles.map((role) =>
      decisions.can(caller, 'assign', { kind: 'role', id: role, tenant, attributes: { role } }),
    ),
  )
  const beyond = roles.filter((_role, index) => !allowed[index])
  if (beyond.length) {
    throw new CityosError('forbidden', `Only who has as much may give or take the role ${beyond.join(', ')}.`)
  }
}
