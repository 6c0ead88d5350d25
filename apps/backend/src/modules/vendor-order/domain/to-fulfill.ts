import { CityosError } from '@cityos/contracts'

interface Item {
  line_item_id: string
  quantity: number
  fulfilled: number
}

/**
 * What is to be packed: the pieces that are asked for, or all that is not packed yet. @throws CityosError `not_found`
 * for a line that is not this vendor's; `quantity_exceeds_share` for more than is left of it, or when nothing is.
 */
export function toFulfill(
  vendorOrderId: string,
  items: readonly Item[],
  asked?: readonly { line_item_id: string; quantity: number }[] | undefined,
): { id: string; quantity: number }[] {
  const left = new Map(items.map((item) => [item.line_item_id, item.quantity - item.fulfilled]))
  const all = [...left].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
  const wanted = new Map<string, number>()
  for (const { line_item_id, quantity } of asked ?? all.filter((item) => item.quantity > 0)) {
    const most = left.get(line_item_id)
    if (most === undefined) {
      throw new CityosError('not_found', `There is no line ${line_item_id} of ${vendorOrderId}.`)
    }
    const sum = quantity + (wanted.get(line_item_id) ?? 0)
    if (sum > most) {
      throw new CityosError(
        'quantity_exceeds_share',
        `Of ${line_item_id} ${most} are left to be packed, and not ${sum}.`,
      )
    }
    wanted.set(line_item_id, sum)
  }
  if (!wanted.size) throw new CityosError('quantity_exceeds_share', `All of ${vendorOrderId} is packed.`)
  return [...wanted].map(([id, quantity]) => ({ id, quantity }))
}
