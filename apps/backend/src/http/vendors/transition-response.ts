import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListVendorTransitions, VendorTransition, VendorTransitionList } from '@cityos/contracts'
import { requireVendor, vendorModule } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** One page of a vendor's history. @throws CityosError `not_found`. */
export async function listTransitions(
  container: MedusaContainer,
  vendorId: string,
  query: ListVendorTransitions,
): Promise<VendorTransitionList> {
  await requireVendor(container, vendorId)
  const service = vendorModule(container)
  const { rows, page } = await listPage<VendorTransition>(
    async (where, config) => (await service.listAndCountVendorTransitions(where, config)) as never,
    { vendor_id: vendorId },
    query,
  )
  return { transitions: rows.map(toTransition), ...page }
}

function toTransition(row: VendorTransition): VendorTransition {
  const { id, vendor_id, subject, transition, from, to, reason, actor_kind, actor_id, created_at } = row
  return {
    ...{ id, vendor_id, subject, transition, from, to, reason, actor_kind, actor_id },
    created_at: new Date(created_at).toISOString(),
  }
}
