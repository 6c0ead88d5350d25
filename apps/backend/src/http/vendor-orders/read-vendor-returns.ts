import type { MedusaContainer } from '@medusajs/framework/types'
import type { VendorReturn } from '@cityos/contracts'
import {
  readReturns,
  requireReturn,
  type FoundReturn,
} from '../../workflows/vendor-order/returns/read-returns'

const toReturn = ({ is_shared: _shared, refund_minor, ...found }: FoundReturn): VendorReturn => ({
  ...found,
  refund_minor: Number(refund_minor),
})

/** What comes back of a vendor order, the newest first; there are few. */
export async function listVendorReturns(container: MedusaContainer, vendorOrderId: string) {
  return (await readReturns(container, vendorOrderId)).map(toReturn)
}

/** @throws CityosError `not_found`. */
export async function readVendorReturn(
  container: MedusaContainer,
  vendorOrderId: string,
  returnId: string,
): Promise<VendorReturn> {
  return toReturn(await requireReturn(container, vendorOrderId, returnId))
}
