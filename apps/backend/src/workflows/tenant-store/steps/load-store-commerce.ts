import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { storeCommerce } from '../store-commerce'

/** Reads what a store sells through. */
export const loadStoreCommerceStep = createStep(
  'load-store-commerce',
  async (id: string, { container }) => new StepResponse(await storeCommerce(container, id)),
)
