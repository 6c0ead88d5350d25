import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type SetVendorStock } from '@cityos/contracts'
import { requireOwnVariant, type VariantRef } from '../own-variant'
import { vendorSupplies } from '../vendor-supplies'
import { requireOwnLocation } from '../own-location'
import type { StockCount } from './write-stock'

/** @throws CityosError `not_found`. */
export const checkOwnVariantStep = createStep(
  'check-own-variant',
  async (input: VariantRef, { container }) =>
    new StepResponse((await requireOwnVariant(container, input)).id),
)

/**
 * What a count at a location of the vendor's own means. @throws CityosError `not_found`, `validation_failed` for a variant
 * whose pieces are not counted.
 */
export const planStockStep = createStep(
  'plan-stock',
  async (input: VariantRef & SetVendorStock, { container }) => {
    const { id, manage_inventory, inventory_item_id } = await requireOwnVariant(container, input)
    if (!manage_inventory || !inventory_item_id) {
      throw new CityosError('validation_failed', `The pieces of the variant ${id} are not counted.`)
    }
    const { locationId } = await vendorSupplies(container, input.vendorId)
    const { stocked_quantity, location_id = locationId } = input
    if (location_id !== locationId) await requireOwnLocation(container, input.vendorId, location_id)
    const counts: StockCount[] = [{ inventory_item_id, location_id, stocked_quantity }]
    return new StepResponse(counts)
  },
)
