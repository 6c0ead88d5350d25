import type { MedusaContainer } from '@medusajs/framework/types'
import { deliverVendorOrderWorkflow } from '../../../workflows/vendor-order/deliver-vendor-order'
import { fulfillVendorOrderWorkflow } from '../../../workflows/vendor-order/fulfill-vendor-order'
import { requireVendorOrder } from '../../../workflows/vendor-order/require-vendor-order'
import { shipVendorOrderWorkflow } from '../../../workflows/vendor-order/ship-vendor-order'
import { findParts } from './find'

/** Packs, ships and delivers what vendors have in an order, from where they have got. */
export async function deliverOrder(
  container: MedusaContainer,
  name: string,
  vendor: string | undefined,
): Promise<void> {
  for (const { id, status } of await findParts(container, name, vendor)) {
    const order = { id, vendorId: null, actor: null }
    if (status === 'pending') await fulfillVendorOrderWorkflow(container).run({ input: { order, asked: {} } })
    const [fulfillmentId] = (await requireVendorOrder(container, order)).fulfillment_ids
    if (!fulfillmentId) continue
    if (status === 'pending' || status === 'accepted') {
      const labels = [{ tracking_number: `DEMO-${name.toUpperCase()}` }]
      await shipVendorOrderWorkflow(container).run({ input: { order, fulfillmentId, labels } })
    }
    if (status !== 'delivered') {
      await deliverVendorOrderWorkflow(container).run({ input: { order, fulfillmentId } })
    }
  }
}
