import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListVendorMembers, VendorMember, VendorMemberList } from '@cityos/contracts'
import { requireVendor, vendorModule, type VendorMemberRecord } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** One page of those who work for a vendor. @throws CityosError `not_found`. */
export async function listVendorMembers(
  container: MedusaContainer,
  vendorId: string,
  query: ListVendorMembers,
): Promise<VendorMemberList> {
  await requireVendor(container, vendorId)
  const { q, role, status } = query
  const service = vendorModule(container)
  const { rows, page } = await listPage<VendorMemberRecord>(
    async (where, config) => (await service.listAndCountVendorMembers(where, config)) as never,
    {
      vendor_id: vendorId,
      status: status ?? { $ne: 'removed' },
      ...(q && { q }),
      ...(role && { role }),
    },
    query,
  )
  return { members: rows.map(toVendorMember), ...page }
}

export async function readVendorMember(container: MedusaContainer, id: string): Promise<VendorMember> {
  return toVendorMember(
    (await vendorModule(container).retrieveVendorMember(id)) as unknown as VendorMemberRecord,
  )
}

function toVendorMember(row: VendorMemberRecord): VendorMember {
  const { id, vendor_id, email, role, status } = row
  return {
    ...{ id, vendor_id, email, role, status },
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  }
}
