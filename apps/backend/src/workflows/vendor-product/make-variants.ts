import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import {
  createProductVariantsWorkflow,
  updateProductOptionValuesOnProductStep,
} from '@medusajs/medusa/core-flows'
import { toMedusaVariant } from './new-product'
import type { NewVariants } from './plan-variants'
import { firstStockStep } from './steps/first-stock'
import { planVariantsStep } from './steps/plan-variants'
import { writeStockStep } from './steps/write-stock'

/** Adds variants to a vendor's own product, with their prices and pieces. @throws as {@link planVariantsStep} */
export const makeVariantsWorkflow = createWorkflow('make-variants', (input: NewVariants) => {
  const plan = planVariantsStep(input)
  updateProductOptionValuesOnProductStep(transform({ plan }, ({ plan }) => plan.values))
  const made = createProductVariantsWorkflow.runAsStep({
    input: transform({ input, plan }, ({ input, plan }) => ({
      product_variants: input.variants.map((variant, index) => ({
        ...toMedusaVariant(variant, plan.firstRank + index),
        product_id: input.productId,
      })) as never,
    })),
  })
  const counts = firstStockStep(
    transform({ input, plan, made }, ({ input, plan, made }) => ({
      locationId: plan.locationId,
      // Core answers them in the order in which they were asked for.
      quantities: Object.fromEntries(
        made.flatMap(({ id }, index) => {
          const { manage_inventory, stocked_quantity } = input.variants[index]!
          return manage_inventory ? [[id, stocked_quantity]] : []
        }),
      ) as Record<string, number>,
    })),
  )
  writeStockStep(counts)
  return new WorkflowResponse(transform({ made }, ({ made }) => made.map(({ id }) => id)))
})
