import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { inVendorTransaction } from '../../vendor/vendor-transaction'
import type { VariantRef } from '../own-variant'
import { lockVendorProduct } from '../vendor-product-row'

/**
 * @throws CityosError `not_found`, `illegal_transition` for a product that is being looked at, and for the last
 * variant: a product without any is sold by nobody.
 */
export const checkDeletableVariantStep = createStep(
  'check-deletable-variant',
  async (input: VariantRef, { container }) => {
    const { productId, variantId } = input
    await inVendorTransaction(container, async (trx) => {
      const { status } = await lockVendorProduct(trx, input)
      const { rows } = (await trx.raw(
        `select id from product_variant where product_id = ? and deleted_at is null`,
        [productId],
      )) as { rows: { id: string }[] }
      if (!rows.some(({ id }) => id === variantId)) {
        throw new CityosError('not_found', `The product ${productId} has no variant ${variantId}.`)
      }
      if (status === 'proposed') {
        throw new CityosError(
          'illegal_transition',
          `The product ${productId} is proposed: withdraw it before its variant becomes deleted.`,
        )
      }
      if (rows.length > 1) return
      throw new CityosError(
        'illegal_transition',
        `The variant ${variantId} is the last one of its product and cannot become deleted.`,
      )
    })
    return new StepResponse(variantId)
  },
)
