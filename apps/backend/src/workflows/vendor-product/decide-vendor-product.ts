import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { updateProductsWorkflow } from '@medusajs/medusa/core-flows'
import { PRODUCT_APPROVAL_EVENTS, type CreateVendorVariant } from '@cityos/contracts'
import { announceProduct } from './announce-product'
import type { DecidedProduct, ProductDecision } from './decide-product'
import { listProduct } from './list-product'
import { makeVariantsWorkflow } from './make-variants'
import { toProductUpdate } from './product-update'
import { decideProductStep } from './steps/decide-product'

/** Those that a change adds. */
const variantsOf = ({ changes }: DecidedProduct) => (changes?.['variants'] ?? []) as CreateVendorVariant[]

/**
 * Approves a product, which is in its vendor's stores from then on, or a change of one, which it then has; or rejects
 * either with a reason. @throws CityosError `not_found`, `illegal_transition`, `vendor_not_active`.
 */
export const decideVendorProductWorkflow = createWorkflow(
  'decide-vendor-product',
  (input: ProductDecision) => {
    const moved = decideProductStep(input)
    when(
      'product-is-approved',
      { moved },
      ({ moved }) => moved.from !== moved.to && moved.to === 'published',
    ).then(() => {
      listProduct(moved)
    })
    when('change-is-approved', { moved }, ({ moved }) => moved.changes !== null).then(() => {
      updateProductsWorkflow.runAsStep({
        input: transform({ moved }, ({ moved }) => ({
          selector: { id: moved.product_id },
          update: toProductUpdate(moved.changes ?? {}),
        })),
      })
    })
    when('variants-are-approved', { moved }, ({ moved }) => variantsOf(moved).length > 0).then(() => {
      makeVariantsWorkflow.runAsStep({
        input: transform({ moved }, ({ moved }) => ({
          ...{ productId: moved.product_id, vendorId: moved.vendor_id },
          variants: variantsOf(moved),
        })),
      })
    })
    announceProduct(
      transform({ input }, ({ input }) =>
        input.decision === 'approve' ? PRODUCT_APPROVAL_EVENTS.approved : PRODUCT_APPROVAL_EVENTS.rejected,
      ),
      moved,
    )
    const productDecided = createHook('productDecided', { moved })
    return new WorkflowResponse(moved, { hooks: [productDecided] })
  },
)
