import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { inVendorTransaction } from '../../vendor/vendor-transaction'
import { lockVendorProduct, type ProductRef } from '../vendor-product-row'

/** @throws CityosError `not_found`, `illegal_transition` for a product that waits, or is in the store. */
export const checkDeletableStep = createStep('check-deletable', async (input: ProductRef, { container }) => {
  const { id, status } = await inVendorTransaction(container, (trx) => lockVendorProduct(trx, input))
  if (status === 'draft' || status === 'rejected') return new StepResponse(id)
  throw new CityosError(
    'illegal_transition',
    `The product ${id} is ${status} and cannot become deleted: withdraw it first.`,
  )
})
