import { attributesOf, type Resource } from '@cityos/access'
import type { Permission, ResourceKind } from '@cityos/contracts'
import { namedVendorOf, vendorCallerOf } from './vendor-caller'

/**
 * Whose thing a request of a vendor's people is about, for kinds that are some vendor's; nothing for everybody else,
 * who are judged by their role in the tenant. @throws CityosError `vendor_unnamed`.
 */
export function vendorAttributes(request: object, permission: Permission): Pick<Resource, 'attributes'> {
  const kind = permission.split(':')[0] as ResourceKind
  if (!vendorCallerOf(request) || !attributesOf(kind).includes('vendor')) return {}
  const { vendor_id: vendor, status } = namedVendorOf(request)
  return { attributes: kind === 'vendor' ? { vendor, status } : { vendor } }
}
