import { Modules } from '@medusajs/framework/utils'
import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createProductsWorkflow, createRemoteLinkStep } from '@medusajs/medusa/core-flows'
import type { CreateVendorProduct } from '@cityos/contracts'
import { VENDOR_MODULE } from '../../modules/vendor'
import { firstQuantities, newProduct } from './new-product'
import { chooseHandleStep } from './steps/choose-handle'
import { firstStockStep } from './steps/first-stock'
import { requireRoomStep } from './steps/require-room'
import { vendorSuppliesStep } from './steps/vendor-supplies'
import { writeStockStep } from './steps/write-stock'

/**
 * Makes a draft of a vendor's product, with its own shipping profile, and with stock at its own location.
 * @throws CityosError `vendor_not_active`, `limit_exceeded`, `product_handle_taken`.
 */
export const createVendorProductWorkflow = createWorkflow(
  'create-vendor-product',
  (input: { vendorId: string; product: CreateVendorProduct }) => {
    const supplies = vendorSuppliesStep(transform({ input }, ({ input }) => input.vendorId))
    const product = chooseHandleStep(transform({ input }, ({ input }) => input.product))
    const products = createProductsWorkflow.runAsStep({
      input: transform({ product, supplies }, ({ product, supplies }) => ({
        products: [newProduct(product as CreateVendorProduct, supplies)] as never,
      })),
    })
    createRemoteLinkStep(
      transform({ input, products }, ({ input, products }) => [
        {
          [VENDOR_MODULE]: { vendor_id: input.vendorId },
          [Modules.PRODUCT]: { product_id: products[0]!.id },
        },
      ]),
    ).config({ name: 'link-vendor-product' })
    requireRoomStep(transform({ input }, ({ input }) => input.vendorId))
    const counts = firstStockStep(
      transform({ input, supplies, products }, ({ input, supplies, products }) => ({
        locationId: supplies.locationId,
        quantities: firstQuantities(input.product, products[0] as never),
      })),
    )
    writeStockStep(counts)
    const id = transform({ products }, ({ products }) => products[0]!.id)
    const vendorProductCreated = createHook('vendorProductCreated', { id })
    return new WorkflowResponse(id, { hooks: [vendorProductCreated] })
  },
)
