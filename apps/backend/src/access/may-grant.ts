import { accessForRequest, permissionsOfScopes, visitorOf, type Principal } from '@cityos/access'
import {
  CityosError,
  SCOPE_PERMISSIONS,
  type Permission,
  type ResourceKind,
  type SecretKeyScope,
} from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { pdp } from './pdp'

/** The permissions of the tenant in scope that the caller has, and those that a key may have at all. */
async function rightsOf(caller: Principal): Promise<{ own: Set<Permission>; ofKeys: Set<Permission> }> {
  const tenant = requireTenantId()
  const decisions = accessForRequest(pdp())
  const key: Principal = { ...visitorOf(tenant), id: 'any key', kind: 'api_key' }
  const held = async (principal: Principal) => {
    const answers = await Promise.all(
      SCOPE_PERMISSIONS.map((permission) => {
        const [kind, action] = permission.split(':') as [ResourceKind, string]
        return decisions.can(principal, action, { kind, tenant })
      }),
    )
    return new Set(SCOPE_PERMISSIONS.filter((_permission, index) => answers[index]))
  }
  const [own, ofKeys] = await Promise.all([held(caller), held(key)])
  return { own, ofKeys }
}

/** What the caller may put into a key: what both of them may do. */
export async function grantableTo(caller: Principal): Promise<Permission[]> {
  const { own, ofKeys } = await rightsOf(caller)
  return SCOPE_PERMISSIONS.filter((permission) => own.has(permission) && ofKeys.has(permission))
}

/**
 * @throws CityosError `forbidden` when the scopes hold more than the caller may do at this moment, and
 * `validation_failed` for a scope of which no key may do anything.
 */
export async function assertMayGrant(caller: Principal, scopes: readonly SecretKeyScope[]): Promise<void> {
  const { own, ofKeys } = await rightsOf(caller)
  const beyond = [...permissionsOfScopes(scopes)].filter((permission) => !own.has(permission))
  if (beyond.length) {
    throw new CityosError(
      'forbidden',
      `Nobody gives a key more than they may do themselves: ${beyond.join(', ')}.`,
    )
  }
  const idle = scopes.filter((scope) => ![...permissionsOfScopes([scope])].some((one) => ofKeys.has(one)))
  if (idle.length) throw new CityosError('validation_failed', `scopes: no key may have ${idle.join(', ')}.`)
}
