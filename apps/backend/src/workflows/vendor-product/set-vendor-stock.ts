import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { SetVendorStock } from '@cityos/contracts'
import type { VariantRef } from './own-variant'
import { planStockStep } from './steps/check-own-variant'
import { writeStockStep } from './steps/write-stock'

/**
 * Says how many pieces of a variant there are at a location of the vendor's own. @throws CityosError `not_found`,
 * `validation_failed` for a variant whose pieces are not counted, `vendor_not_active`.
 */
export const setVendorStockWorkflow = createWorkflow(
  'set-vendor-stock',
  (input: VariantRef & SetVendorStock) => {
    const counts = planStockStep(input)
    writeStockStep(counts)
    const vendorStockSet = createHook('vendorStockSet', { counts })
    return new WorkflowResponse(counts, { hooks: [vendorStockSet] })
  },
)
