import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { vendorSupplies } from '../vendor-supplies'

/** @throws as {@link vendorSupplies} */
export const vendorSuppliesStep = createStep(
  'vendor-supplies',
  async (vendorId: string, { container }) => new StepResponse(await vendorSupplies(container, vendorId)),
)
