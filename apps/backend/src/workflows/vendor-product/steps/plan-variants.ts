import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { planVariants, type NewVariants } from '../plan-variants'

/** @throws as {@link planVariants} */
export const planVariantsStep = createStep(
  'plan-variants',
  async (input: NewVariants, { container }) => new StepResponse(await planVariants(container, input)),
)
