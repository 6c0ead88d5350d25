import { MathBN, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { stillNeeds, type OwnOrder } from './own-order'

/** What a line takes of the stock, as Medusa has found it. */
interface Stocked {
  id: string
  inventory_item_id: string
  required_quantity: number
  quantity: number
  allow_backorder: boolean
  location_ids: string[]
}

/** As Medusa's own, but what an order that is another's by now needs stays set aside. */
export const reserveOwnStep = createStep(
  'reserve-own',
  async ({ own, items }: { own: OwnOrder; items: Stocked[] }, { container }) => {
    if (!items.length) return new StepResponse([] as string[], null)
    const keys = [...new Set(items.map(({ inventory_item_id }) => inventory_item_id))]
    const wanted = items.map((item) => ({
      ...{ line_item_id: item.id, inventory_item_id: item.inventory_item_id },
      ...{ location_id: item.location_ids[0]!, allow_backorder: item.allow_backorder },
      quantity: MathBN.mult(item.required_quantity, item.quantity) as never,
    }))
    const reserve = () => container.resolve(Modules.INVENTORY).createReservationItems(wanted)
    const made = await container.resolve(Modules.LOCKING).execute(keys, reserve)
    const ids = made.map(({ id }) => id)
    return new StepResponse(ids, { own, keys, ids, lines: items.map(({ id }) => id) })
  },
  async (done, { container }) => {
    if (!done || (await stillNeeds(container, done.own, done.lines))) return
    const release = () => container.resolve(Modules.INVENTORY).deleteReservationItems(done.ids)
    await container.resolve(Modules.LOCKING).execute(done.keys, release)
  },
)
