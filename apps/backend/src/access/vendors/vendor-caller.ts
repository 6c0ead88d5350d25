import { visitorOf, type Principal } from '@cityos/access'
import { CityosError } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import type { VendorMembership } from './memberships'
import type { VendorPerson } from './vendor-person'

/** Somebody who works for one vendor of the tenant or several. */
export interface VendorCaller {
  person: VendorPerson
  memberships: readonly [VendorMembership, ...VendorMembership[]]
  /** The one that the request is about; undefined while several could be meant. */
  named: VendorMembership | undefined
}

const callers = new WeakMap<object, VendorCaller>()

/** Remembers whose request of a vendor's people this is. */
export function rememberVendorCaller(request: object, caller: VendorCaller): void {
  callers.set(request, caller)
}

/** Who of a vendor sends this request; undefined outside /vendor. */
export function vendorCallerOf(request: object): VendorCaller | undefined {
  return callers.get(request)
}

/** The vendor that a request is about. @throws CityosError `vendor_unnamed` with those that could be meant. */
export function namedVendorOf(request: object): VendorMembership {
  const caller = callers.get(request)
  if (!caller) throw new CityosError('unauthorized', 'Unauthorized')
  if (caller.named) return caller.named
  const list = caller.memberships.map(({ vendor_id, handle }) => `${vendor_id} (${handle})`)
  throw new CityosError('vendor_unnamed', `x-vendor: name the vendor that you mean: ${list.join(', ')}.`)
}

/** Somebody with a role in a vendor, as decisions see them: acting for one vendor, they have no rights in another. */
export function principalOfVendor(memberships: readonly VendorMembership[]): Principal {
  const tenant = requireTenantId()
  return {
    ...visitorOf(tenant),
    id: memberships[0]?.member_id ?? null,
    kind: 'vendor_member',
    vendors: memberships.map(({ vendor_id: id, role }) => ({ id, tenant, roles: [role] })),
  }
}

/** The principal of a request of a vendor's people; undefined for everybody else's. */
export function vendorPrincipal(request: object): Principal | undefined {
  const caller = callers.get(request)
  return caller && principalOfVendor(caller.named ? [caller.named] : caller.memberships)
}
