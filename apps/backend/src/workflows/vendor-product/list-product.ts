import { transform, type WorkflowData } from '@medusajs/framework/workflows-sdk'
import { associateProductsWithSalesChannelsStep } from '@medusajs/medusa/core-flows'
import type { MovedProduct } from './move-product'
import { vendorChannelsStep } from './steps/vendor-channels'

/** Puts a product into the channels of its vendor's stores. Only within a workflow. */
export function listProduct(moved: WorkflowData<MovedProduct>): void {
  const channels = vendorChannelsStep(transform({ moved }, ({ moved }) => moved.vendor_id))
  associateProductsWithSalesChannelsStep({
    links: transform({ moved, channels }, ({ moved, channels }) =>
      channels.map((sales_channel_id) => ({ sales_channel_id, product_id: moved.product_id })),
    ),
  })
}
