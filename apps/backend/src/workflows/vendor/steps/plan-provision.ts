import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { planProvision } from '../plan-provision'

/** Reads what a vendor is to get. */
export const planProvisionStep = createStep(
  'plan-provision',
  async (vendorId: string, { container }) => new StepResponse(await planProvision(container, vendorId)),
)
