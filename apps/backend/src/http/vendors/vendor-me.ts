import { attributesOf } from '@cityos/access'
import { PERMISSIONS, type Permission, type ResourceKind, type VendorMe } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { decide } from '../../access/decide'
import { decisionsOf } from '../../access/decisions'
import type { GuardedRequest } from '../../access/guarded-request'
import { vendorPortalRows } from '../../access/routes/vendor-portal'
import type { VendorMembership } from '../../access/vendors/memberships'
import { principalOfVendor, vendorCallerOf } from '../../access/vendors/vendor-caller'

/** What the portal's routes ask for, in the order of the words. */
const ROWS: ReadonlySet<string> = new Set(Object.values(vendorPortalRows))
const ASKED = PERMISSIONS.filter(
  (permission) =>
    ROWS.has(permission) && attributesOf(permission.split(':')[0] as ResourceKind).includes('vendor'),
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
