import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { UpdateVendor } from '@cityos/contracts'
import { assertMayUpdateVendor } from '../../../access/vendors/may-manage'
import { requireVendor, vendorModule } from '../vendor-module'

export interface VendorUpdate {
  id: string
  update: UpdateVendor
  caller: Principal
}

/** Writes the changed columns; undone, they hold again what they held. */
export const updateVendorRowStep = createStep(
  'update-vendor-row',
  async ({ id, update, caller }: VendorUpdate, { container }) => {
    const vendor = await requireVendor(container, id)
    await assertMayUpdateVendor(caller, vendor)
    const columns = Object.keys(update) as (keyof UpdateVendor)[]
    const before = Object.fromEntries(columns.map((column) => [column, vendor[column]]))
    await vendorModule(container).updateVendors({ id, ...update } as never)
    return new StepResponse(id, { id, ...before })
  },
  async (before, { container }) => {
    if (before) await vendorModule(container).updateVendors(before as never)
  },
)
