import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateVendorProduct } from '@cityos/contracts'
import { freeHandle } from '../product-handle'

/** The product under a handle that is free. @throws as {@link freeHandle} */
export const chooseHandleStep = createStep(
  'choose-handle',
  async (product: CreateVendorProduct, { container }) =>
    new StepResponse({ ...product, handle: await freeHandle(container, product) }),
)
