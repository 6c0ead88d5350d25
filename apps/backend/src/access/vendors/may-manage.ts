import { accessForRequest, type Principal } from '@cityos/access'
import { CityosError, type VendorRole, type VendorStatus } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { pdp } from '../pdp'

type Change = 'create' | 'update' | 'delete'

/**
 * Looks at what the path does not tell: which role somebody is to have, or has.
 * @throws CityosError `forbidden` when the caller may not act on people of that role in that vendor.
 */
export async function assertMayManage(
  caller: Principal,
  action: Change,
  { vendor, role }: { vendor: string; role: VendorRole },
): Promise<void> {
  const attributes = { vendor, role }
  const thing = { kind: 'vendor_member', tenant: requireTenantId(), attributes } as const
  if (await accessForRequest(pdp()).can(caller, action, thing)) return
  throw new CityosError('forbidden', `You may not make or unmake the ${role} of a vendor.`)
}

/** @throws CityosError `forbidden` when the state of the vendor does not allow a change, or the caller may not. */
export async function assertMayUpdateVendor(
  caller: Principal,
  vendor: { id: string; status: VendorStatus },
): Promise<void> {
  const { id, status } = vendor
  const thing = { kind: 'vendor', id, tenant: requireTenantId(), attributes: { vendor: id, status } } as const
  if (await accessForRequest(pdp()).can(caller, 'update', thing)) return
  throw new CityosError('forbidden', `The vendor ${id} is ${status} and not yours to change.`)
}
