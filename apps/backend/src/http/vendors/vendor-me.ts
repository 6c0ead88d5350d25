import { RESOURCE_ACTIONS, type Permission, type VendorMe } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { decide } from '../../access/decide'
import { decisionsOf } from '../../access/decisions'
import type { GuardedRequest } from '../../access/guarded-request'
import type { VendorMembership } from '../../access/vendors/memberships'
import { principalOfVendor, vendorCallerOf } from '../../access/vendors/vendor-caller'

/** What the portal's routes ask for. */
const ASKED = (['vendor', 'vendor_member', 'vendor_order'] as const).flatMap((kind) =>
  RESOURCE_ACTIONS[kind].map((action) => `${kind}:${action}` as Permission),
)

/** Who sends the request, and what they may do for each vendor, as the guard would decide it. */
export async function vendorMe(request: GuardedRequest): Promise<VendorMe> {
  const { person, memberships, named } = vendorCallerOf(request)!
  const { subject, email, name } = person
  const vendors = memberships.map(async (membership) => {
    const { vendor_id: id, handle, name, status, member_id, role } = membership
    return {
      id,
      handle,
      name,
      status,
      member_id,
      role,
      permissions: await permissionsIn(request, membership),
    }
  })
  return {
    person: { subject, email, name },
    vendor_id: named?.vendor_id ?? null,
    vendors: await Promise.all(vendors),
  }
}

async function permissionsIn(request: GuardedRequest, membership: VendorMembership): Promise<Permission[]> {
  const { vendor_id: vendor, status } = membership
  const principal = principalOfVendor([membership])
  const decisions = await Promise.all(
    ASKED.map((permission) => {
      const attributes = permission.startsWith('vendor:') ? { vendor, status } : { vendor }
      const thing = { tenant: requireTenantId(), attributes }
      return decide(decisionsOf(request), principal, permission, thing)
    }),
  )
  return ASKED.filter((_permission, index) => decisions[index]?.allowed)
}
