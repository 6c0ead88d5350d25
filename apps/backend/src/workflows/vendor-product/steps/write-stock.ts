import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

export interface StockCount {
  inventory_item_id: string
  location_id: string
  stocked_quantity: number
}

/** Says how many there are at a location; undone, as many as there were. */
export const writeStockStep = createStep(
  'write-stock',
  async (counts: StockCount[], { container }) => {
    const service = container.resolve(Modules.INVENTORY)
    const before: StockCount[] = []
    const created: string[] = []
    for (const count of counts) {
      const { inventory_item_id, location_id } = count
      const [level] = await service.listInventoryLevels({ inventory_item_id, location_id })
      if (level) {
        before.push({ inventory_item_id, location_id, stocked_quantity: Number(level.stocked_quantity) })
        await service.updateInventoryLevels(count)
      } else created.push((await service.createInventoryLevels(count)).id)
    }
    return new StepResponse(undefined, { before, created })
  },
  async (undo, { container }) => {
    if (!undo) return
    const service = container.resolve(Modules.INVENTORY)
    if (undo.before.length) await service.updateInventoryLevels(undo.before)
    if (undo.created.length) await service.deleteInventoryLevels(undo.created)
  },
)
